"""Sentences for a file that is refused as a whole: what is wrong and how to mend it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FILE_TEXTS: dict[str, str | Promise] = {
    "file.empty": _("The file is empty. Choose the file again, or save it again first."),
    "file.damaged": _(
        "The file is damaged and cannot be read completely. Open it in the program it was made with, "
        "save it under a new name and upload that file."
    ),
    "file.too_large": _(
        "The file is too large: at most %(max_mb)s MB, also after unpacking. Split it, or remove "
        "pictures and sheets that are not needed."
    ),
    "file.too_slow": _(
        "Reading the file takes longer than %(seconds)s seconds. Copy the table as values into the "
        "template and upload that file."
    ),
    "file.password": _(
        "The file is protected with a password. Remove the password and upload the file again."
    ),
    "file.old_excel": _(
        "This is a file of an older kind of Excel, whatever its name says. Open it in Excel and "
        "save it as “Excel Workbook (.xlsx)”."
    ),
    "file.wrong_kind": _(
        "This kind of file cannot be used here: its content is %(kind)s. Save it from the program "
        "it was made with in one of the kinds that are asked for."
    ),
    "file.forbidden_xml": _(
        "The file holds definitions that Word and Excel never write. Copy its content into a new "
        "file and upload that one."
    ),
    "file.unsafe_archive": _(
        "The file holds parts that point outside the file. Copy its content into a new file and "
        "upload that one."
    ),
    "file.macro": _(
        "The file holds macros. Save it as a file without macros (.xlsx or .docx) and upload that one."
    ),
    "file.embedded_object": _(
        "The file holds a program or an object of another program. Remove that object, or save the "
        "document as PDF."
    ),
    "file.nested_archive": _(
        "The file holds another packed file. Upload the files inside it one by one."
    ),
    "file.external_links": _(
        "The workbook has links to other files. Copy the table, paste it as values into the template "
        "and upload that file."
    ),
    "file.remote_content": _(
        "The file fetches content from elsewhere when it is opened. Break those links, or save the "
        "document as PDF."
    ),
    "file.bad_name": _(
        "The name of the file (%(name)s) holds a path or hidden signs. Rename the file with plain "
        "letters and digits."
    ),
    "file.double_extension": _(
        "The name of the file (%(name)s) has the extension of a program. Rename the file with one "
        "extension."
    ),
    "file.wrong_extension": _(
        "The name %(name)s does not fit the content, which is %(kind)s. Save the file again in the "
        "right kind, or correct its extension."
    ),
    "file.not_allowed": _(
        "A file of the kind %(kind)s is not accepted here. Accepted are: %(allowed)s."
    ),
    "file.polyglot": _(
        "The file is of two kinds at once: something was added before or after its content. Save it "
        "again from the program it was made with."
    ),
    "file.active_content": _(
        "The PDF runs a script or a program when it is opened. Print it to a new PDF and upload that one."
    ),
    "file.too_many_pixels": _(
        "The picture is too large: %(width)s by %(height)s pixels, at most %(max)s million in all. "
        "Make it smaller and upload it again."
    ),
    "file.infected": _(
        "The virus scanner refuses this file. Do not open it, and warn the person who gave it to you."
    ),
    "file.scanner_unavailable": _(
        "The file could not be checked for viruses, so it was not accepted. Try again in a few minutes."
    ),
    "csv.encoding": _(
        "Row %(row)s holds signs that cannot be read as text. Save the file as “CSV UTF-8”."
    ),
    "csv.encoding_mixed": _(
        "The file mixes two ways of writing accents, first in row %(row)s. Save it again as "
        "“CSV UTF-8” and check the names with accents."
    ),
    "csv.nul_bytes": _(
        "Row %(row)s holds empty bytes, so this is no plain text. Save the file as “CSV UTF-8”."
    ),
    "sheet.empty": _("The file holds no table. Fill in the template and upload it."),
    "sheet.no_header": _(
        "No row with the names of the columns was found in the first 20 rows. Put these names in one "
        "row, one cell each: %(columns)s. Or use the template."
    ),
    "sheet.hidden": _(
        "The table stands on a hidden sheet, “%(sheet)s”. Make the sheet visible, check it, and upload "
        "the file again."
    ),
    "sheet.several_tables": _(
        "Several sheets hold this table: %(sheets)s. Keep one, or upload them as separate files."
    ),
    "sheet.too_many_rows": _(
        "Sheet “%(sheet)s” has too many rows: at most %(max)s at a time. Split it over several files."
    ),
    "sheet.too_many_columns": _(
        "Row %(row)s of sheet “%(sheet)s” goes beyond column %(max)s. Remove the columns that are not "
        "part of the table."
    ),
}
