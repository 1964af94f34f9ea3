"""Words for the kinds of file that are attached, by the beginning of their media type (IANA)."""

from __future__ import annotations

from ..i18n import N_

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

# The first that fits counts; the last fits all.
FILE_TYPES = (
    ("application/pdf", N_("PDF document")),
    ("image/", N_("Picture")),
    (f"{_OFFICE}spreadsheetml", N_("Spreadsheet")),
    (f"{_OPEN}spreadsheet", N_("Spreadsheet")),
    ("application/vnd.ms-excel", N_("Spreadsheet")),
    ("text/csv", N_("Spreadsheet")),
    (f"{_OFFICE}wordprocessingml", N_("Text document")),
    (f"{_OPEN}text", N_("Text document")),
    ("application/msword", N_("Text document")),
    ("application/rtf", N_("Text document")),
    (f"{_OFFICE}presentationml", N_("Presentation")),
    (f"{_OPEN}presentation", N_("Presentation")),
    ("application/vnd.ms-powerpoint", N_("Presentation")),
    ("text/html", N_("Web page")),
    ("text/", N_("Text")),
    ("audio/", N_("Sound recording")),
    ("video/", N_("Film")),
    ("message/", N_("E-mail message")),
    ("application/zip", N_("Archive of files")),
    ("application/x-tar", N_("Archive of files")),
    ("application/gzip", N_("Archive of files")),
    ("", N_("Other file")),
)
