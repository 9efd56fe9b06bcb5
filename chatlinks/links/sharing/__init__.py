"""Links that open without signing in: what a business allows of them, what each covers and is for,
and the page that shows what somebody else gets."""
