"""Names of brands, houses and figures, and salutations, that are built like a person's name.

Nobody is told by them where they only stand in a sentence. After "my name is" they may be one's own.
"""

_BRANDS = """
    jack daniels, jack daniel, jim beam, johnnie walker, captain morgan, bloody mary, tom collins,
    ben jerry, ben jerry's, betty crocker, uncle ben, aunt jemima, dr pepper, dr martens, mary kay,
    calvin klein, tommy hilfiger, ralph lauren, hugo boss, giorgio armani, emporio armani,
    louis vuitton, christian dior, yves rocher, saint laurent, dolce gabbana, jimmy choo,
    michael kors, kate spade, tory burch, marc jacobs, estee lauder, elizabeth arden, max factor,
    bobbi brown, paul smith, ted baker, fred perry, ben sherman, karen millen, laura ashley,
    jack wolfskin, helly hansen, levi strauss, victoria secret, victoria's secret, jack jones,
    peter england, louis philippe, van heusen, allen solly, raymond weil, daniel wellington,
    alfa romeo, aston martin, rolls royce, harley davidson, royal enfield, land rover, opel corsa,
    ford ka, seat leon, seat ibiza, renault clio, fiat panda, fiat tipo, skoda fabia, kia rio,
    lincoln navigator, chevrolet silverado, dodge charger, ford mustang, hyundai santa,
    maruti suzuki, mahindra thar, tata nano, tata nexon, honda jazz, honda city,
    morgan stanley, charles schwab, wells fargo, goldman sachs, merrill lynch, ernst young,
    johnson johnson, procter gamble, marks spencer, john lewis, leroy merlin, conrad electronic,
    peek cloppenburg, el corte, american eagle, tim hortons, papa john, papa johns, baskin robbins,
    krispy kreme, carl's jr, wendy's, apple pay, google pay, samsung pay, amazon pay, ryan air,
    ryan aer, air arabia, saudi arabia, san miguel, santa fe, santa claus, sankt pauli, jose cuervo,
    ron zacapa, don simon, don perignon, dom perignon, moet chandon, frida kahlo, tia maria,
    harry potter, sherlock holmes, jane eyre, anna karenina, oliver twist, david copperfield,
    peter pan, mary poppins, forrest gump, indiana jones, james bond, mickey mouse, donald duck,
    homer simpson, bruce wayne, peter parker, tony stark, super mario, lara croft, hello kitty,
    bob marley, michael jackson, freddie mercury, elton john, taylor swift, ed sheeran,
    justin bieber, ariana grande, billie eilish, elon musk, jeff bezos, bill gates, steve jobs,
    albert einstein, isaac newton, martin luther, george washington, abraham lincoln,
    lieber kunde, liebe kundin, lieber gast, liebe gäste, liebe kunden, gentile cliente,
    gentili clienti, caro cliente, cara cliente, estimado cliente, querido cliente, caro amigo,
    john deere, briggs stratton, black decker, stanley tools, dale carnegie, alexander hamilton
"""
BRAND_PAIRS = frozenset(" ".join(each.split()) for each in _BRANDS.split(","))
