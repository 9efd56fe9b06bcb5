"""The list of businesses whose masking one manages."""


def test_it_wears_the_styles_of_the_pages_that_it_leads_to(cast, sign_in):
    client = sign_in("owner")
    businesses, one = (client.get(path).content.decode() for path in ("/masking", "/masking/acme"))
    for style in ("web/lists.", "manage/masking."):
        assert style in one
        assert style in businesses
