"""Brazil."""

from chatlinks.privacy.detection.engine.checks import stdnum, varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "brazil_sus",
        r"[1-9]\d{2} ?\d{4} ?\d{4} ?\d{4}",
        check=varied,
        named="sus, cns, cartão nacional de saúde",
    ),
    PatternDetector(
        "vehicle_number",
        r"(?i)[A-Z]{3}[ -]?\d[A-Z0-9]\d{2}",
        named="placa, carro, veículo, veiculo, moto",
    ),
    PatternDetector(
        "brazil_cpf",
        r"\d{3}\.\d{3}\.\d{3}-\d{2}",
        check=stdnum("br.cpf"),
        says="as printed, with its check digits",
    ),
    PatternDetector(
        "brazil_cpf",
        r"\d{3}[. ]?\d{3}[. ]?\d{3}[- ]?\d{2}",
        check=stdnum("br.cpf"),
        named="cpf, cadastro, tax, contribuinte",
        check_suffices=True,
    ),
    PatternDetector(
        "brazil_cnpj",
        r"(?i)[A-Z0-9]{2}\.?[A-Z0-9]{3}\.?[A-Z0-9]{3}/[A-Z0-9]{4}-\d{2}",
        check=stdnum("br.cnpj"),
        says="as printed, with its check digits",
    ),
    PatternDetector(
        "brazil_cnpj",
        r"\d{2}[. ]?\d{3}[. ]?\d{3}[/ ]?\d{4}[- ]?\d{2}",
        check=stdnum("br.cnpj"),
        named="cnpj, empresa, company",
    ),
    PatternDetector(
        "brazil_rg",
        r"(?i)\d{1,2}\.?\d{3}\.?\d{3}[ -]?[0-9X]",
        named="rg, identidade, carteira de identidade",
    ),
    PatternDetector(
        "brazil_voter_id",
        r"\d{4} ?\d{4} ?\d{4}",
        check=varied,
        named="título de eleitor, titulo de eleitor, titulo eleitoral",
    ),
    PatternDetector(
        "brazil_pis",
        r"\d{3}\.\d{5}\.\d{2}-\d",
        says="PIS/PASEP as printed",
    ),
    PatternDetector(
        "brazil_pis",
        r"\d{3}\.?\d{5}\.?\d{2}[ -]?\d",
        check=varied,
        named="pis, pasep, nis, nit",
    ),
)
