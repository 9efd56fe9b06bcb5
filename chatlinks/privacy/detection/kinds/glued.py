"""A word and the number that it names, written as one: "aadhaar234123412346", "PANABCPE1234F"."""

NUMBERED = "|".join(
    """
    aadh?aa?r adhaa?r uidai gstin gst ssn itin ein sin nino nhs utr cpf cnpj rut dni nie nif curp
    rfc nss clabe cuit pesel nip bsn nir siret iban vat tin pan passport licen[cs]e dl voterid
    voter epic uan abha pran phone mobile mob mobno tel telephone cell cellphone whats?app contact
    account acct acc acno card creditcard debitcard visa mastercard amex rupay otp cvv cvc pin
    imei imsi iccid upi ifsc mrn nric cnic nik cnp egn oib nid bvn emiratesid idcard
    """.split()
)
SPELT = "|".join(
    """
    pan gstin gst iban passport ifsc nino voterid voter epic licen[cs]e dl nric curp rfc vat nie dni
    """.split()
)
NUMBER_WORD = r"(?:card|number|no|num|nr|id|code)?"
GLUED = (
    rf"(?i)\b((?:{NUMBERED}){NUMBER_WORD})\+?\d[\d .\-]{{2,}}"
    rf"|\b((?:{SPELT}){NUMBER_WORD})(?:[a-z]{{1,5}}\d{{2}}|\d{{2}}[a-z]{{5}}\d)"
)
"""Group 1 or 2: the word. What follows is looked at as if a space stood between the two."""
