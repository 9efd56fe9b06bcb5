"""All that is looked for, in the order in which equally sure detectors name what they find."""

from chatlinks.privacy.detection.engine.detector import Detector
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds import (
    bank,
    cards,
    countries,
    dates,
    devices,
    email,
    identity,
    medical,
    network,
    phones,
    secrets,
    social,
    travel,
    vat,
    vehicles,
    wallets,
    whereabouts,
)

DETECTORS: tuple[Detector, ...] = (
    *secrets.ISSUED,
    *email.DETECTORS,
    *countries.DETECTORS,
    *bank.DETECTORS,
    *cards.DETECTORS,
    *network.DETECTORS,
    *travel.DETECTORS,
    *social.DETECTORS,
    *whereabouts.DETECTORS,
    *dates.DETECTORS,
    *vehicles.DETECTORS,
    *phones.DETECTORS,
    *wallets.DETECTORS,
    *secrets.NAMED,
)
PATTERNS: tuple[PatternDetector, ...] = (
    *countries.PATTERNS,
    *vat.PATTERNS,
    *vehicles.PATTERNS,
    *medical.PATTERNS,
    *identity.PATTERNS,
    *bank.PATTERNS,
    *wallets.PATTERNS,
    *devices.PATTERNS,
)
SPLIT_KINDS = frozenset(
    """
    email phone card iban bank_account crypto_wallet
    india_aadhaar india_abha india_gstin india_pan india_upi us_itin us_ssn
    brazil_cpf france_nir italy_fiscal_code south_africa_id south_korea_rrn spain_dni
    uae_emirates_id
    """.split()
)
"""Kinds whose shape or checksum is strong enough to be believed across the edge of two messages."""
