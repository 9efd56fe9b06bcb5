"""Words beside a number: those that call it a phone, and those that call it something else."""

from chatlinks.privacy.detection.engine.context import ORDER
from chatlinks.privacy.detection.engine.linear import words

PHONE = words(
    """
    phones?, telephones?, tel, mobiles?, mob, cell, cells, cellphone, cellular, landline
    contact, contacts, call, called, calling, calls, callback, dial, ring, reach, reached
    text me, sms, whats ?app, fax, hotline, helpline, toll free, ph, msisdn, signal, viber
    direct line, direct number, telegram, my (?:number|num|no), मेरा नंबर, mi número
    mon numéro, meine nummer, meu número, mijn nummer, мой номер, رقمي, फोन, फ़ोन, मोबाइल
    कॉल, هاتف, جوال, موبايل, اتصل, واتساب, teléfono, telefono, móvil, movil, celular
    llama, llámame, téléphone, portable, appelez, telefon, handy, rufnummer, telefone
    telemóvel, ligue, cellulare, chiama, chiamami, телефон, тел, моб, позвон, 電話, 携帯, 电话, 手机
    전화, 휴대폰, 연락처, cep, telepon, hp, โทร, điện thoại, telefoon, mobiel, telefonszám
    puhelin, τηλέφωνο, טלפון
    """
)
NUMBER = words(
    """
    numbers?, my no, no, नंबर, नम्बर, رقم, número, numéro, nummer, numero, номер, nomor, 番号
    """
)
"""Words that any number may bear: they speak for a phone only if no other word claims it."""
OTHER = words(
    """
    accounts?, a/c, acct, amount, total, price, balance, isbn, upc, zip, pincode, id, uid
    address, located, imei, gst, port, error, code
    """
)
CLAIMED = f"(?:{ORDER}|{OTHER})"
AMOUNT = (
    r"(?i)(?:[$₹€£¥]|(?:^|[^a-z])(?:rs|inr|usd|eur|gbp|aed|sar)\.?) ?\x00"
    r"|\x00 ?(?:[%₹€£]|(?:rs|inr|usd|eur|gbp|aed|rupees|dollars)(?:[^a-z]|$))"
)
"""Money, before or behind the passage that NormalText.around leaves out."""
