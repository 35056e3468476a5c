"""What the window says of a notice: cause and meaning from the desk, the next step its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import BugError, PenghubungError, Worded
from desktop.domain.notices import Notice, Sentence
from ui.i18n import current


def sentence_of(notice: Notice) -> Sentence:
    """In the language of the window."""
    return notice.told(current(), steps()[notice.key])


def sentence_of_error(error: BaseException) -> Sentence:
    """What the officer reads of an error; a foreign one is a bug of ours."""
    if isinstance(error, Worded):
        return error.sentence
    known = error if isinstance(error, PenghubungError) else BugError()
    return sentence_of(known.notice)


def steps() -> dict[str, str]:
    """What to do, by the key of a notice."""
    say = QCoreApplication.translate
    wait = say("Steps", "Wait for the next try, or press Synchronise.")
    new_code = say("Steps", "Ask your agency's admin for a new code.")
    compare = say("Steps", "Compare both, then choose: send anyway, edit first, or cancel.")
    once_more = say(
        "Steps", "Export for the courier once more, or synchronise if there is a network."
    )
    copy_again = say(
        "Steps",
        "Copy the .balas file from the server's computer again. If it stays so, export again:"
        " nothing will be recorded twice.",
    )
    export_again = say(
        "Steps",
        "Export for the courier again; the server knows what it has, nothing is recorded twice.",
    )
    choose = say("Steps", "Choose the file whose name ends in .balas.")
    no_step = say("Steps", "Nothing to do; the file may be removed from the stick.")
    return {
        "bug": say(
            "Steps",
            "Close the program and open it again. If it happens again, give the file"
            " penghubung.log to the admin.",
        ),
        "known": say("Steps", "Try again in a little while."),
        "run": say("Steps", "Synchronise again later."),
        "carried_older": say("Steps", "Nothing; the next exchange brings the latest state."),
        "carried_more": once_more,
        "carried_epoch": once_more,
        "carried_differs": once_more,
        "courier_file": say("Steps", "Try again with another file."),
        "courier_unreadable": say("Steps", "See whether the stick is there, then choose again."),
        "courier_empty": copy_again,
        "courier_not_ours": choose,
        "courier_too_long": choose,
        "courier_halved": copy_again,
        "courier_damaged": copy_again,
        "courier_newer": say(
            "Steps", "Install the newest version here, then import the same file again."
        ),
        "courier_own_request": say(
            "Steps", "Take this file to the server's admin; here you import the .balas file."
        ),
        "courier_other_request": say(
            "Steps", "Take that file to the server's admin; here choose the .balas file."
        ),
        "courier_wrong_way": choose,
        "courier_other_recipient": say(
            "Steps", "Import it on that PC; here choose the answer to a file from this PC."
        ),
        "courier_other_server": say(
            "Steps", "See whether files were mixed up; if not, tell your agency's admin."
        ),
        "courier_forged": say(
            "Steps", "Do not use that file; tell your agency's admin, then export again."
        ),
        "courier_unknown": export_again,
        "courier_again": no_step,
        "courier_forgotten": export_again,
        "courier_exists": say("Steps", "Choose another name."),
        "courier_no_room": say("Steps", "Make some room or use another stick, then export again."),
        "courier_not_written": say("Steps", "Choose another place, then export again."),
        "courier_pulled_out": say("Steps", "See to the stick, then export again."),
        "courier_no_news": no_step,
        "courier_results_only": say("Steps", "Open Needs attention if something waits for you."),
        "courier_wipe_guard": say(
            "Steps", "Ask the coordinator; accept it only if it is meant so."
        ),
        "courier_forbidden": say(
            "Steps", "Ask your agency's admin; if the role is wrong, export again afterwards."
        ),
        "courier_too_large": say(
            "Steps", "Synchronise if there is a network, or ask the server's admin to raise it."
        ),
        "offline": say("Steps", "Synchronise again once there is a network."),
        "timeout": wait,
        "server_down": wait,
        "server_down_until": say("Steps", "Wait: the next try starts by itself, {when}."),
        "sign_in_needed": say("Steps", "Enter the enrolment code from your agency's admin."),
        "client_too_old": say("Steps", "Install the newest version, then synchronise."),
        "clock_wrong": say(
            "Steps", "Correct this PC's date, clock and time zone, then synchronise."
        ),
        "wipe_guard": say("Steps", "Ask the coordinator; accept it only if it is meant so."),
        "proxy_page": say("Steps", "Open a browser, sign in to that network, then synchronise."),
        "filtered": say(
            "Steps", "Ask the network's admin to allow the server's address, or change networks."
        ),
        "proxy_sign_in": say(
            "Steps",
            "Ask the network's admin for the proxy's name and password, enter them in Settings,"
            " then synchronise.",
        ),
        "no_proxy": say("Steps", "Set the proxy in this PC's network settings, then try again."),
        "proxy_down": say(
            "Steps", "Check the proxy settings with the network's admin, or change networks."
        ),
        "inspected": say(
            "Steps",
            "Open a browser; if it asks you to sign in, do so, then synchronise. Otherwise ask"
            " the network's admin to exempt the server's address.",
        ),
        "certificate_expired": say(
            "Steps", "Check the date of this PC. If it is right, tell the server's admin."
        ),
        "untrusted": say("Steps", "Try another network. If it happens again, ask the admin."),
        "partial": say("Steps", "Wait: the next try goes on from this point by itself."),
        "fingerprint_mismatch": say(
            "Steps", "Press Synchronise; the copy is fetched anew, at most once a day."
        ),
        "revoked": say("Steps", "Ask your agency's admin who takes over your work."),
        "cancelled": say("Steps", "Press Synchronise when you are ready."),
        "item": say("Steps", "Open Needs attention."),
        "refused": say("Steps", "Correct the text, then send again."),
        "forbidden": say("Steps", "Ask the liaison officer to approve or send it."),
        "too_large": say("Steps", "Shorten the text or replace attachments, then send again."),
        "not_found": say("Steps", "Synchronise, then search again."),
        "too_late": say("Steps", "Wait for the server's answer."),
        "not_offered": say("Steps", "Look how it stands now, then choose again."),
        "local": say("Steps", "Try again."),
        "disk_full": say("Steps", "Delete files you do not need, then try again."),
        "disk_failed": say("Steps", "Check access and disk, then open the program again."),
        "db_locked": say("Steps", "Close the other program or scanner, then try again."),
        "db_corrupt": say(
            "Steps", "Press Recover; the complaints are fetched from the server again."
        ),
        "db_too_new": say("Steps", "Install the newest version."),
        "db_exists": say("Steps", "Open that copy; do not make a new one."),
        "db_missing": say("Steps", "Enrol this PC."),
        "wrong_key": say("Steps", "Enter the recovery passphrase."),
        "wrong_passphrase": say("Steps", "Check capital letters and spaces, then try again."),
        "keyring_locked": say("Steps", "Unlock the system's key store, or enter the passphrase."),
        "place_network": say("Steps", "Ask the admin to move it to this PC's own disk."),
        "place_synced": say("Steps", "Ask the admin to take it out of the cloud service."),
        "replica_gone": say("Steps", "Press Recover, then synchronise."),
        "no_spare": say("Steps", "Choose another one."),
        "spare_missing": say("Steps", "Make room on the disk, then check again."),
        "spare_old": say("Steps", "Make room on the disk, then check again."),
        "first_network": say(
            "Steps",
            "Ask the admin to set up a data folder on this PC's own disk.",
        ),
        "first_synced": say(
            "Steps",
            "Ask the admin to set up a data folder outside the cloud service.",
        ),
        "first_small": say("Steps", "Delete files you do not need, then try again."),
        "disk_low": say("Steps", "Delete files you do not need."),
        "key_copy_lost": say(
            "Steps", "Unlock the system's key store and open the program: it makes the file again."
        ),
        "clock_off": say("Steps", "Set date, time and time zone of this PC right."),
        "waiting_long": say("Steps", "Synchronise, or use the courier where there is no network."),
        "never_complete": say("Steps", "Synchronise until it is complete."),
        "already_running": say("Steps", "Go to the window that is open."),
        "goes_on": say("Steps", "Wait: the next try goes on from here by itself, {when}."),
        "tls_failed": say(
            "Steps",
            "Try another network. If it happens again, tell the server's admin.",
        ),
        "insecure_address": say("Steps", "Ask your agency's admin for an https:// address."),
        "access_ended": say(
            "Steps",
            "If you are still on duty, ask your agency's admin, who can give you a new code.",
        ),
        "access_ended_courier": say(
            "Steps", "Hand that file to your agency's admin; only the server can open it."
        ),
        "code_used": new_code,
        "code_expired": new_code,
        "code_unknown": say("Steps", "Check that the code is for this server, or ask for another."),
        "too_many_tries": say("Steps", "Wait a minute, then try again with the right code."),
        "bad_code": say("Steps", "Copy the whole code again, from PH1 on."),
        "not_enrolled": say("Steps", "Ask your agency's admin for an enrolment code."),
        "unfinished": say(
            "Steps", "Enter the same code again; after 24 hours ask the admin for a new one."
        ),
        "no_keyring": say("Steps", "Choose a passphrase of at least {n} characters."),
        "passphrase_too_short": say("Steps", "Choose a few words that you can remember."),
        "sound": say("Steps", "Go on with your work; if it looks outdated, synchronise."),
        "empty": say("Steps", "Write the text, then send again."),
        "too_long": say("Steps", "Shorten it; characters too many: {n}. Then send again."),
        "approval_settled": say(
            "Steps", "Read what happened meanwhile, then cancel your decision; a copy is kept."
        ),
        "approval_waits": say(
            "Steps", "Synchronise again after the operator has synchronised that PC."
        ),
        "approval_decided": say("Steps", "Synchronise, then look again how it stands."),
        "handing_broken": say("Steps", "Copy the file once more, then take it again."),
        "handing_not_ours": say(
            "Steps", "Choose a .ajukan file of submissions, or a .kartu file of an officer's card."
        ),
        "handing_newer": say("Steps", "Install the newest version, then take the same file again."),
        "handing_other": say(
            "Steps", "Ask for a file made with your card, or for a card of your own agency."
        ),
        "handing_forged": say(
            "Steps", "Do not use that file; ask whoever made it for another one."
        ),
        "handing_unreadable": say("Steps", "See whether the file is still there, then try again."),
        "handing_not_written": say("Steps", "Choose another place, then try again."),
        "handing_nothing_back": say("Steps", "First give back what came by file."),
        "handing_no_author": say("Steps", "First take the operator's submissions from a file."),
        "handing_no_card": say("Steps", "Ask for the card and take it on the page of approval."),
        "handing_nothing": say(
            "Steps", "Submit first; what the server has answered needs a synchronisation only."
        ),
        "mandiri_file": say(
            "Steps", "Download the export from SP4N-LAPOR! again (.xlsx), then choose it."
        ),
        "mandiri_cut": say("Steps", "Download the export again, then choose it."),
        "mandiri_server": say("Steps", "Try again; if it stays so, restart the PC."),
        "mandiri_books": say(
            "Steps", "Tell whoever looks after this PC; do not remove Penghubung's folder."
        ),
        "mandiri_exists": say("Steps", "Open it, and import new exports there."),
        "mandiri_undecided": say(
            "Steps", "Synchronise and decide what needs your attention, then try again."
        ),
        "mandiri_first_copy": say(
            "Steps", "Look at the network, then try again with the same code."
        ),
        "mandiri_not_ticked": say("Steps", "See how it stands on the list."),
        "mandiri_not_handed_on": say(
            "Steps", "Synchronise and try again, or enter it in SP4N-LAPOR! yourself."
        ),
        "remark_missing": say("Steps", "Write what is to be mended, then give it back."),
        "sheet_empty": say("Steps", "Fill both in."),
        "owed_now": say("Steps", "Answer it, or return it to the coordinator."),
        "beyond_deadline": say("Steps", "Choose a day not later than its deadline."),
        "too_many_filters": say("Steps", "Throw one of them away, then keep this one."),
        "filter_without_name": say("Steps", "Write a name, then keep it."),
        "too_many_chosen": say("Steps", "Choose fewer, then do it again."),
        "past_day": say("Steps", "Choose a day from tomorrow on."),
        "free_day": say("Steps", "Choose a working day."),
        "reason_unknown": say("Steps", "Choose a reason from the list, then send again."),
        "reasons_missing": say("Steps", "Synchronise first, then choose a reason."),
        "explanation_missing": say("Steps", "Write the explanation, then send again."),
        "draft_cannot_go": say("Steps", "Copy what you still need, then throw the draft away."),
        "replaced_otherwise": say(
            "Steps", "Read the complaint; if it is still needed, send it on its own."
        ),
        "sync_first": say("Steps", "Synchronise first, then send it if it is still needed."),
        "no_anyway": say("Steps", "Choose Edit first or Cancel."),
        "not_waiting": say("Steps", "Look in the outbox how it stands."),
        "no_operation": say("Steps", "Look in the outbox how it stands."),
        "no_agency": say("Steps", "Choose a name from the list, or leave the field empty."),
        "no_complaint": say("Steps", "Check the number, or synchronise and search again."),
        "meanwhile": compare,
        "left": say("Steps", "Cancel it; a copy of your text is kept."),
        "draft_left": say("Steps", "Copy what you still need, then throw the draft away."),
        "two_texts": say("Steps", "Compare both, then edit and send again, or cancel."),
        "refused_item": say("Steps", "Edit that part and send again, or cancel."),
        "attachment_type": say(
            "Steps",
            "Choose another file, or save this one as one of those kinds and attach it again.",
        ),
        "attachment_large": say(
            "Steps", "Make the file smaller or divide it, then attach it again."
        ),
        "attachment_original": say(
            "Steps", "Send the smaller picture, or hand the original over another way."
        ),
        "attachment_count": say(
            "Steps", "Remove an attachment, or send the rest with the next follow-up."
        ),
        "attachment_twice": say("Steps", "Choose another file if one is missing."),
        "attachment_unreadable": say(
            "Steps", "Open the picture in another program, save it anew, then attach it again."
        ),
        "attachment_not_here": say("Steps", "Fetch it from the server first."),
        "attachment_unknown": say("Steps", "Look at the list of attachments again."),
        "attachment_gone": say("Steps", "Synchronise, then look at the complaint again."),
        "attachment_turned_down": say(
            "Steps", "Send the right file with a new follow-up, then mark this as known."
        ),
        "put_off": say(
            "Steps", "Wait for the next synchronisation; if it stays so, edit or cancel."
        ),
    }
