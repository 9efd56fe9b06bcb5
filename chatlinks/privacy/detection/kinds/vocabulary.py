"""Words that name a value, in many languages: for detectors of several files.

Separated by commas or line ends; each may be a pattern, and a blank stands for any space or
hyphen.
"""

NATIONAL_ID = r"""
    national ?(?:id|identity|number|identification), identity, civil ?id
    id ?(?:card|no\.?|number), iqama, resident, residence, qid, emirates id, eid, cpr
    citizen(?:ship)?, nid, nin, bvn, هوية, الهوية, الوطنية, إقامة, الإقامة, بطاقة
    الرقم المدني
"""
"""What people call the number of a person, by the state."""

PERSON = r"""
    national (?:id|number|identity|insurance|identification), personal (?:id|number|code)
    identity, id ?(?:card|no\.?|number), insurance, social security, personnummer, personnr
    samordningsnummer, cpr, fødselsnummer, fodselsnummer, hetu, henkilötunnus, pesel, bsn
    burgerservicenummer, rijksregister, rijksregisternummer, registre national, niss, insz
    sozialversicherung, svnr, versicherungsnummer, rentenversicherung, rvnr
    krankenversicherung, krankenkasse, kvnr, sécurité sociale, securite sociale, nir, insee
    numéro de sécu, amka, αμκα, cnp, rodné číslo, rodne cislo, egn, ЕГН, oib, osobní, ssn, dni
    nie, seguridad social, nuss, cartão de cidadão, codice fiscale, ahv, avs, pps, ppsn, снилс
    инн, паспорт, паспорта, fnr, sofi, emšo, jmbg, isikukood, asmens kodas, personas kods
    személyi(?: szám)?, regon, kimlik, tckn, identificación, identidad, identidade
"""
"""What Europe's countries call it, and the insurance's."""

TAX = r"""
    tax, tax ?id, tin, vat, fiscal, steuer, steuer-?id, steueridentifikationsnummer
    steuernummer, st\.?-?nr, idnr, ust-?id, umsatzsteuer, nif, spi, impôts, siren, siret, tva
    cif, nip, regon, partita iva, p\.? ?iva, iva, bsn, btw, sofi, afm, ΑΦΜ, contribuinte
    contribuente, adószám, oib, cui, dic, ičo, eik, uid
"""
"""Who pays taxes, or sells."""

PASSPORT = """
    passports?, travel document, reisepass, reisepassnummer, passnummer
    passport ?(?:no|number|#), 护照(?:号码?)?, 護照, 通行证, パスポート(?:番号)?, 旅券
    여권(?:번호)?, جواز(?: السفر)?, passeport, pasaporte, passaporto, paspoort, paszport
    passaporte, pas, паспорт, паспорта
"""

ID_CARD = """
    personalausweis, personalausweisnummer, ausweis, ausweisnummer, perso, eid
    carta (?:d')?identit[àa], 在留カード, residence (?:card|permit), id ?card, identity card
    carte (?:nationale )?d'identité, cni, carta d'identit[àa], identiteitskaart, id-?kaart
    dowód, dowod, dowodu, kimlik, documento, citizen card, personal id, identity document
"""

DRIVING_LICENCE = r"""
    driver'?s?'? licen[cs]e, driving licen[cs]e, dl, licen[cs]e (?:no\.?|number|num|id|#)
    licen[cs]e, permis de conduire, führerschein, fuehrerschein, patente, permiso de conducir
    carnet de conducir, rijbewijs, prawo jazdy, carta de condução, cnh, ड्राइविंग लाइसेंस
    लाइसेंस, رخصة القيادة, 운전면허, 運転免許
"""

ACCOUNT = """
    accounts?, a/c, acct, acc, ac no, bank account, konto, kontonummer, compte, cuenta, conta
    rekening, rekeningnummer, حساب, الحساب, счёт, счет, 口座, 账户, 계좌
"""
