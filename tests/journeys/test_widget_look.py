"""An admin chooses how the web chat looks, and sees it before it is saved."""

from playwright.sync_api import expect


def test_the_preview_follows_what_is_chosen(visitors):
    page = visitors("admin", "/admin/agentchat/widget/")
    page.locator("#result_list th.field-business a").first.click()
    preview = page.locator("#chat-preview")
    page.get_by_label("Colour").fill("#ffd43b")
    page.get_by_label("Position").select_option("start")
    page.get_by_label("Greeting").fill("Good day!")
    expect(preview.locator(".head")).to_have_css("background-color", "rgb(255, 212, 59)")
    expect(preview.locator(".head")).to_have_css("color", "rgb(0, 0, 0)")
    expect(preview.locator(".greeting")).to_have_text("Good day!")
    expect(preview).to_have_attribute("data-side", "start")
