"""English names that are also words of every day."""

NAMES = frozenset(
    """
    abbot amber angel apple april art august autumn baby baker ball banks bell berry best
    bill bird bishop black blessing bliss bond brand brook brown bush butler can carol
    carpenter carter case cash chance charity chase cherry christian church clay cliff cole
    cook cooper crystal dale daisy dawn day dean dear destiny diamond dick don drew duke
    earl earnest ernest eve even faith fields fisher flora forest fox frank friend frost gay
    gene ginger glen gold good grace grant gray green grey guy happy harmony harry hazel
    heath heather hill holly honest honor honour hope hunter iris ivy jack jade jay jean
    jewel joy june justice kind king kit knight lake lamb lane lark lily little long love
    luck lucky major man march mark marina marsh mason mat max may melody mercy miles miller
    mini mo monday moon noble nick norm olive page paris park pat patience patty pearl penny
    piece pierce pope poppy porter potter power price prince princess queen rain ray red
    reed rice rich river rivers rob robin rock rod rose rowan royal ruby rusty sage sandy
    saint savannah scarlet shepherd short singer sky skip snow son song star stew stone
    storm strong sue summer sun sunny tad tailor taylor thorn tiger trinity van victor viola
    violet wade walker wall ward warren water wells west white wild will winter wolf wood
    woods young
    """.split()
)
