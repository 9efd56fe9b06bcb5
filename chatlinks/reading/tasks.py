"""Files of many conversations, made in the background; what the finder reads."""

from procrastinate.contrib.django import app

from chatlinks.reading.list import export_files, exports
from chatlinks.reading.sharing import finder_readings


@app.task(name="make_list_export", retry=2)
def make_list_export(export_id: int) -> None:
    export_files.make(export_id)


@app.periodic(cron="23 * * * *")
@app.task(name="clear_list_exports", queueing_lock="clear_list_exports")
def clear_list_exports(timestamp: int) -> None:
    exports.clear()


@app.task(name=finder_readings.JOB, retry=1)
def read_by_finder(reading_id: int) -> None:
    finder_readings.read(reading_id)
