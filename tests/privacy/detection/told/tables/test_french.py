"""French: who people say that they are, and sentences that only look like it."""

import pytest

from tests.kit.telling import shown, told_in

SAID = [
    "je m'appelle «Svetlana Podgornaya»",
    "bonjour, c'est «Vaijayanti Kolhatkar»",
    "moi c'est «Zaw»",
    "mon nom est «Tjaša Zupančič»",
    "ici «Hasmukhbhai Vaghela»",
    "«Massinissa Ouyahia» à l'appareil",
    "je suis «Gintautas Petrauskas», votre cliente",
    "au nom de «Oluwadamilola Ogunbanjo»",
    "ma femme «Batbayar» passera",
    "mon fils s'appelle «Somchai»",
    "le chauffeur «Nokuthula Mthethwa» était impoli",
    "Mme «Nuwan Kulasekara» a téléphoné",
    "Cordialement,\n«Evangelia Papadimitriou»",
    "Nom : «Uxía Rodríguez Castiñeira»",
    "Nom et prénom: «Millaray Huenchumilla»",
    "tu peux m'appeler «Tenzin»",
    "virement de 200 euros à «Arnau Casadevall»",
    "de la part de «Annelies van der Heijden»",
    "le destinataire est «Domitilla Sciascia»",
    "je suis né le «3 mai 1990»",
    "née le «03.05.1990»",
    "j'habite au «12 avenue de la République, 75011 Paris»",
    "mon code secret est «9931»",
    "mon code postal est «75011»",
]
ASKED = [
    ("Quel est votre nom ?", "«Jigisha Chudasama»"),
    ("À qui ai-je l'honneur ?", "«Mizanur Talukdar»"),
    ("Votre nom et prénom s'il vous plaît", "oui, c'est «Zewditu Alemu»"),
    ("Comment vous appelez-vous ?", "je suis «Giorgi Beridze»"),
    ("La réservation est à quel nom ?", "au nom de «Søren Kjærgaard»"),
    ("Votre date de naissance ?", "«14/03/1987»"),
    ("Quand êtes-vous né ?", "le «1er mars 1987»"),
    ("Code postal ?", "«69003»"),
    ("Votre code PIN ?", "«4821»"),
    ("Nom de jeune fille de votre mère ?", "«Dvořáček»"),
    ("Votre identifiant ?", "«phm13»"),
    ("Quelle est votre adresse ?", "«8 bis, rue des Lilas, 31000 Toulouse»"),
    ("Où habitez-vous ?", "«Chemin du Lac 5, 1005 Lausanne»"),
    ("Adresse de livraison ?", "«Résidence Les Pins, bât. C, appt 12, 13008 Marseille»"),
    ("Le nom de votre premier animal ?", "«Caramel»"),
]
NOBODY = [
    "je suis contente",
    "c'est urgent",
    "je suis de Lyon",
    "c'est mardi",
    "rappelez-moi demain",
    "je suis végétarienne",
    "mon fils est malade",
    "le chauffeur était en retard",
    "merci Amazon",
    "j'habite à Bordeaux",
    "je suis née dans un village",
    "mon adresse a changé",
    "mon code ne marche pas",
    "je suis abonné chez Free",
    "ici tout va bien",
    "c'est moi",
    "au nom de la société",
    "en mars je pars à Nice",
    "Madame, Monsieur",
    "je suis infirmière",
    "voici ma facture",
    "je m'appelle comme je veux",
    "de la part du magasin",
    "c'est la Peugeot bleue",
    "je suis perdu",
    "mon mari est en colère",
    "Bien cordialement",
    "moi c'est pareil",
]


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_is_hidden(text: str) -> None:
    assert shown(("user", text)) == []


@pytest.mark.parametrize(("question", "reply"), ASKED)
def test_what_is_asked_and_given_is_hidden(question: str, reply: str) -> None:
    assert shown(("agent", question), ("user", reply)) == []


@pytest.mark.parametrize("text", NOBODY)
def test_a_sentence_that_only_looks_like_it_tells_nothing(text: str) -> None:
    assert told_in(text) == []
