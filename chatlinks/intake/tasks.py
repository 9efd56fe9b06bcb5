"""What is done with files that were handed in."""

from procrastinate.contrib.django import app

from chatlinks.intake.uploads import work


@app.task(name="import_file")
def import_file(import_id: int) -> None:
    work.work(import_id)


@app.periodic(cron="41 * * * *")
@app.task(name="clear_imports", queueing_lock="clear_imports")
def clear_imports(timestamp: int) -> None:
    """Files that nobody imported, and results that are old."""
    work.clear()
