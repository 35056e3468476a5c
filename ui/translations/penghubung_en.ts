<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AccessDialog</name>
    <message>
        <source>Access record</source>
        <translation>Access record</translation>
    </message>
    <message>
        <source>No identity was opened on this PC</source>
        <translation>No identity was opened on this PC</translation>
    </message>
    <message>
        <source>When you open who reported a hidden complaint, it is noted here.</source>
        <translation>When you open who reported a hidden complaint, it is noted here.</translation>
    </message>
    <message>
        <source>Export as CSV …</source>
        <translation>Export as CSV …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Who opened the identity of a hidden reporter on this PC. The record stays in this officer's encrypted copy; it holds no text of a complaint.</source>
        <translation>Who opened the identity of a hidden reporter on this PC. The record stays in this officer's encrypted copy; it holds no text of a complaint.</translation>
    </message>
    <message>
        <source>Export the access record</source>
        <translation>Export the access record</translation>
    </message>
    <message>
        <source>Table ({kinds})</source>
        <translation>Table ({kinds})</translation>
    </message>
    <message>
        <source>Openings written to {file}: {count}.</source>
        <translation>Openings written to {file}: {count}.</translation>
    </message>
    <message>
        <source>The file is not encrypted; it names officers and complaint numbers.</source>
        <translation>The file is not encrypted; it names officers and complaint numbers.</translation>
    </message>
    <message>
        <source>Keep it where only those who may see it can read it.</source>
        <translation>Keep it where only those who may see it can read it.</translation>
    </message>
</context>
<context>
    <name>AccessModel</name>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>How</source>
        <translation>How</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>What for</translation>
    </message>
</context>
<context>
    <name>AgencyPage</name>
    <message>
        <source>Your agency</source>
        <translation>Your agency</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Your &amp;agency</source>
        <translation>Your &amp;agency</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Your &amp;name</translation>
    </message>
    <message>
        <source>Only the complaints of your agency are kept on this PC. Nothing is stored before you go on, and going back leaves nothing.</source>
        <translation>Only the complaints of your agency are kept on this PC. Nothing is stored before you go on, and going back leaves nothing.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Is this your agency's export?</source>
        <translation>Is this your agency's export?</translation>
    </message>
    <message>
        <source>The file {name} was read.</source>
        <translation>The file {name} was read.</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Choose …</translation>
    </message>
    <message>
        <source>{agency} ({count})</source>
        <translation>{agency} ({count})</translation>
    </message>
    <message>
        <source>your agency</source>
        <translation>your agency</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>your name</translation>
    </message>
    <message>
        <source>One thing is missing: {what}.</source>
        <translation>One thing is missing: {what}.</translation>
    </message>
    <message>
        <source>Fill it in, then continue.</source>
        <translation>Fill it in, then continue.</translation>
    </message>
</context>
<context>
    <name>Approval</name>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Given back to be mended</source>
        <translation>Given back to be mended</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Replaced by a newer version</source>
        <translation>Replaced by a newer version</translation>
    </message>
    <message>
        <source>Approved, still to be sent</source>
        <translation>Approved, still to be sent</translation>
    </message>
    <message>
        <source>Given back, still to be sent</source>
        <translation>Given back, still to be sent</translation>
    </message>
    <message>
        <source>Your own version is still to be sent</source>
        <translation>Your own version is still to be sent</translation>
    </message>
    <message>
        <source>Being withdrawn</source>
        <translation>Being withdrawn</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Waiting for approval</translation>
    </message>
    <message>
        <source>{what} by {officer}</source>
        <translation>{what} by {officer}</translation>
    </message>
</context>
<context>
    <name>ApprovalPage</name>
    <message>
        <source>This page shows what operators submit until somebody has decided.</source>
        <translation>This page shows what operators submit until somebody has decided.</translation>
    </message>
    <message>
        <source>Your agency does not ask for approval: answers go out as sent.</source>
        <translation>Your agency does not ask for approval: answers go out as sent.</translation>
    </message>
    <message>
        <source>After an exchange what you submit stands here until the liaison officer decides.</source>
        <translation>After an exchange what you submit stands here until the liaison officer decides.</translation>
    </message>
    <message>
        <source>Nothing waits for approval</source>
        <translation>Nothing waits for approval</translation>
    </message>
    <message>
        <source>To today's complaints</source>
        <translation>To today's complaints</translation>
    </message>
    <message>
        <source>Approved. It goes out with the next synchronisation.</source>
        <translation>Approved. It goes out with the next synchronisation.</translation>
    </message>
    <message>
        <source>Given back. The operator learns of it with the next synchronisation.</source>
        <translation>Given back. The operator learns of it with the next synchronisation.</translation>
    </message>
</context>
<context>
    <name>AskBar</name>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Mask</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Send anyway</translation>
    </message>
    <message>
        <source>Left unfilled: {value}</source>
        <translation>Left unfilled: {value}</translation>
    </message>
    <message>
        <source>{kind} in words that everybody may read: {value}</source>
        <translation>{kind} in words that everybody may read: {value}</translation>
    </message>
    <message>
        <source>(and {count} more)</source>
        <translation>(and {count} more)</translation>
    </message>
    <message>
        <source>Not sent yet.</source>
        <translation>Not sent yet.</translation>
    </message>
</context>
<context>
    <name>AttachmentRow</name>
    <message>
        <source>Attachments</source>
        <translation>Attachments</translation>
    </message>
</context>
<context>
    <name>AttachmentTile</name>
    <message>
        <source>Remove {name}</source>
        <translation>Remove {name}</translation>
    </message>
    <message>
        <source>Use the smaller</source>
        <translation>Use the smaller</translation>
    </message>
    <message>
        <source>The smaller picture has {size}</source>
        <translation>The smaller picture has {size}</translation>
    </message>
    <message>
        <source>Use the original</source>
        <translation>Use the original</translation>
    </message>
    <message>
        <source>The original may tell where and with what it was taken</source>
        <translation>The original may tell where and with what it was taken</translation>
    </message>
</context>
<context>
    <name>AttentionPage</name>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nothing waits for you</translation>
    </message>
    <message>
        <source>All that you sent was accepted or is on its way. Nothing has to be decided.</source>
        <translation>All that you sent was accepted or is on its way. Nothing has to be decided.</translation>
    </message>
    <message>
        <source>To today's complaints</source>
        <translation>To today's complaints</translation>
    </message>
    <message>
        <source>Your copy stays as it is.</source>
        <translation>Your copy stays as it is.</translation>
    </message>
    <message>
        <source>Nothing was removed. The next synchronisation asks again.</source>
        <translation>Nothing was removed. The next synchronisation asks again.</translation>
    </message>
    <message>
        <source>Draft thrown away.</source>
        <translation>Draft thrown away.</translation>
    </message>
    <message>
        <source>Put in the outbox again, in its old place in line.</source>
        <translation>Put in the outbox again, in its old place in line.</translation>
    </message>
    <message>
        <source>Cancelled. A copy of your text is kept in the outbox page.</source>
        <translation>Cancelled. A copy of your text is kept in the outbox page.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>AwayStrip</name>
    <message>
        <source>Synchronise</source>
        <translation>Synchronise</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Answered before: {what}</source>
        <translation>Answered before: {what}</translation>
    </message>
    <message>
        <source>{what}, unanswered</source>
        <translation>{what}, unanswered</translation>
    </message>
    <message>
        <source>Also in the outbox: {count} letters to twins.</source>
        <translation>Also in the outbox: {count} letters to twins.</translation>
    </message>
    <message>
        <source>Also in the outbox: a letter to the twin.</source>
        <translation>Also in the outbox: a letter to the twin.</translation>
    </message>
    <message>
        <source>Take these back</source>
        <translation>Take these back</translation>
    </message>
    <message>
        <source>Some letters to twins had left already.</source>
        <translation>Some letters to twins had left already.</translation>
    </message>
    <message>
        <source>They stand in the outbox or in the complaint itself.</source>
        <translation>They stand in the outbox or in the complaint itself.</translation>
    </message>
    <message>
        <source>The others are among the drafts thrown away.</source>
        <translation>The others are among the drafts thrown away.</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Add to this answer</source>
        <translation>Add to this answer</translation>
    </message>
    <message>
        <source>Take back to draft</source>
        <translation>Take back to draft</translation>
    </message>
    <message>
        <source>See what is needed</source>
        <translation>See what is needed</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
</context>
<context>
    <name>ByHandPage</name>
    <message>
        <source>Import a new export …</source>
        <translation>Import a new export …</translation>
    </message>
    <message>
        <source>Hide what is entered ({count})</source>
        <translation>Hide what is entered ({count})</translation>
    </message>
    <message>
        <source>Show what is entered ({count})</source>
        <translation>Show what is entered ({count})</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>Nothing waits to be entered</source>
        <translation>Nothing waits to be entered</translation>
    </message>
    <message>
        <source>Answers that you send stand here until you have entered them in SP4N-LAPOR!. Only what stands there counts.</source>
        <translation>Answers that you send stand here until you have entered them in SP4N-LAPOR!. Only what stands there counts.</translation>
    </message>
    <message>
        <source>To complaints that need an answer</source>
        <translation>To complaints that need an answer</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(no text)</translation>
    </message>
    <message>
        <source>Attach it there too: {name}</source>
        <translation>Attach it there too: {name}</translation>
    </message>
    <message>
        <source>It cannot go by the region's server: its complaint is not there (yet).</source>
        <translation>It cannot go by the region's server: its complaint is not there (yet).</translation>
    </message>
    <message>
        <source>The text for #{number} is copied.</source>
        <translation>The text for #{number} is copied.</translation>
    </message>
    <message>
        <source>{number} is copied.</source>
        <translation>{number} is copied.</translation>
    </message>
    <message>
        <source>#{number} is ticked off as entered.</source>
        <translation>#{number} is ticked off as entered.</translation>
    </message>
    <message>
        <source>#{number} is in the outbox for the region's server.</source>
        <translation>#{number} is in the outbox for the region's server.</translation>
    </message>
    <message>
        <source>Open the complaint</source>
        <translation>Open the complaint</translation>
    </message>
    <message>
        <source>Not entered after all</source>
        <translation>Not entered after all</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copy the text</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copy the number</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Send it by the region's server</source>
        <translation>Send it by the region's server</translation>
    </message>
    <message>
        <source>Ticked off by you, {when}</source>
        <translation>Ticked off by you, {when}</translation>
    </message>
    <message>
        <source>Stands in the export of {when}</source>
        <translation>Stands in the export of {when}</translation>
    </message>
    <message>
        <source>Handed on to the region's server, {when}</source>
        <translation>Handed on to the region's server, {when}</translation>
    </message>
    <message>
        <source>Not in SP4N-LAPOR! yet</source>
        <translation>Not in SP4N-LAPOR! yet</translation>
    </message>
    <message>
        <source>entered {when}</source>
        <translation>entered {when}</translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>Addition to the answer of {day}:</source>
        <translation>Addition to the answer of {day}:</translation>
    </message>
    <message>
        <source>Draft thrown away.</source>
        <translation>Draft thrown away.</translation>
    </message>
    <message>
        <source>Copied, without data of the reporter:</source>
        <translation>Copied, without data of the reporter:</translation>
    </message>
    <message>
        <source>Read it once more, a name may stand in the title; then paste it.</source>
        <translation>Read it once more, a name may stand in the title; then paste it.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>No program of this computer opens a map.</source>
        <translation>No program of this computer opens a map.</translation>
    </message>
    <message>
        <source>The address of the map is in the clipboard.</source>
        <translation>The address of the map is in the clipboard.</translation>
    </message>
    <message>
        <source>Paste it into a browser.</source>
        <translation>Paste it into a browser.</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>Copy the number</source>
        <translation>Copy the number</translation>
    </message>
    <message>
        <source>All details</source>
        <translation>All details</translation>
    </message>
    <message>
        <source>Note the unit's answer</source>
        <translation>Note the unit's answer</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>No title</translation>
    </message>
    <message>
        <source>via {channel}</source>
        <translation>via {channel}</translation>
    </message>
    <message>
        <source>Not in SP4N-LAPOR! yet</source>
        <translation>Not in SP4N-LAPOR! yet</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>Number copied</source>
        <translation>Number copied</translation>
    </message>
    <message>
        <source>Fewer details</source>
        <translation>Fewer details</translation>
    </message>
</context>
<context>
    <name>CasePane</name>
    <message>
        <source>Opening the complaint</source>
        <translation>Opening the complaint</translation>
    </message>
    <message>
        <source>This complaint changed while you were writing.</source>
        <translation>This complaint changed while you were writing.</translation>
    </message>
    <message>
        <source>Your text is as it was; what is new is not shown yet.</source>
        <translation>Your text is as it was; what is new is not shown yet.</translation>
    </message>
    <message>
        <source>Show it and read it before you send.</source>
        <translation>Show it and read it before you send.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Reload</translation>
    </message>
    <message>
        <source>No complaint is open</source>
        <translation>No complaint is open</translation>
    </message>
    <message>
        <source>Choose one from the list to read and answer it.</source>
        <translation>Choose one from the list to read and answer it.</translation>
    </message>
    <message>
        <source>This complaint is no longer on this computer</source>
        <translation>This complaint is no longer on this computer</translation>
    </message>
    <message>
        <source>It may have gone to another agency. You have no text left on it.</source>
        <translation>It may have gone to another agency. You have no text left on it.</translation>
    </message>
</context>
<context>
    <name>CasePaper</name>
    <message>
        <source>No title</source>
        <translation>No title</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Framed by dashes: internal notes, never for the reporter.</source>
        <translation>Framed by dashes: internal notes, never for the reporter.</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Personal data</translation>
    </message>
    <message>
        <source>The reporter's name, and the texts as they were written.</source>
        <translation>The reporter's name, and the texts as they were written.</translation>
    </message>
    <message>
        <source>Internal notes</source>
        <translation>Internal notes</translation>
    </message>
    <message>
        <source>For your own agency only: never hand this on.</source>
        <translation>For your own agency only: never hand this on.</translation>
    </message>
    <message>
        <source>Protected identity</source>
        <translation>Protected identity</translation>
    </message>
    <message>
        <source>The law protects this name. Print it only where you must.</source>
        <translation>The law protects this name. Print it only where you must.</translation>
    </message>
    <message>
        <source>Print complaint #{number}</source>
        <translation>Print complaint #{number}</translation>
    </message>
    <message>
        <source>Left out, numbers, addresses and known names are taken out of the texts too; look at the pages before you hand them on.</source>
        <translation>Left out, numbers, addresses and known names are taken out of the texts too; look at the pages before you hand them on.</translation>
    </message>
    <message>
        <source>{what} · printed {when} by {who}</source>
        <translation>{what} · printed {when} by {who}</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message>
        <source>personal data left out</source>
        <translation>personal data left out</translation>
    </message>
    <message>
        <source>with personal data</source>
        <translation>with personal data</translation>
    </message>
    <message>
        <source>with internal notes</source>
        <translation>with internal notes</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flags</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Classification</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>Disposed</source>
        <translation>Disposed</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>(left out)</source>
        <translation>(left out)</translation>
    </message>
    <message>
        <source>REPORTER</source>
        <translation>REPORTER</translation>
    </message>
    <message>
        <source>AGENCY</source>
        <translation>AGENCY</translation>
    </message>
    <message>
        <source>COORDINATOR</source>
        <translation>COORDINATOR</translation>
    </message>
    <message>
        <source>INTERNAL NOTE – NOT FOR THE REPORTER</source>
        <translation>INTERNAL NOTE – NOT FOR THE REPORTER</translation>
    </message>
    <message>
        <source>SYSTEM</source>
        <translation>SYSTEM</translation>
    </message>
    <message>
        <source>Files: {files}</source>
        <translation>Files: {files}</translation>
    </message>
</context>
<context>
    <name>CaseRow</name>
    <message>
        <source>(no title)</source>
        <translation>(no title)</translation>
    </message>
    <message>
        <source>{name} district</source>
        <translation>{name} district</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Reporter replied</source>
        <translation>Reporter replied</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Waiting for approval</translation>
    </message>
    <message>
        <source>In the outbox</source>
        <translation>In the outbox</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>Put off until {day}</source>
        <translation>Put off until {day}</translation>
    </message>
    <message>
        <source>Waiting for a unit until {day}</source>
        <translation>Waiting for a unit until {day}</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>unread</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>starred</translation>
    </message>
    <message>
        <source>closes by itself: {left}</source>
        <translation>closes by itself: {left}</translation>
    </message>
    <message>
        <source>verification: {left}</source>
        <translation>verification: {left}</translation>
    </message>
</context>
<context>
    <name>CaseSide</name>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>Back to today</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>CaseTable</name>
    <message>
        <source>Complaints</source>
        <translation>Complaints</translation>
    </message>
</context>
<context>
    <name>CaseTools</name>
    <message>
        <source>More for this complaint</source>
        <translation>More for this complaint</translation>
    </message>
    <message>
        <source>Previous complaint</source>
        <translation>Previous complaint</translation>
    </message>
    <message>
        <source>Next complaint</source>
        <translation>Next complaint</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>Take the star away</translation>
    </message>
    <message>
        <source>Give it a star</source>
        <translation>Give it a star</translation>
    </message>
    <message>
        <source>Put off until …</source>
        <translation>Put off until …</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Mark as read</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Mark as unread</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copy the number</translation>
    </message>
    <message>
        <source>Copy for WhatsApp</source>
        <translation>Copy for WhatsApp</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Show on the map</translation>
    </message>
    <message>
        <source>Print or save as PDF …</source>
        <translation>Print or save as PDF …</translation>
    </message>
    <message>
        <source>Sheet for a field unit …</source>
        <translation>Sheet for a field unit …</translation>
    </message>
    <message>
        <source>Note the unit's answer</source>
        <translation>Note the unit's answer</translation>
    </message>
</context>
<context>
    <name>CheckStrip</name>
    <message>
        <source>Remind me</source>
        <translation>Remind me</translation>
    </message>
    <message>
        <source>Remind me on</source>
        <translation>Remind me on</translation>
    </message>
    <message>
        <source>NIK or family card number</source>
        <translation>NIK or family card number</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>Telephone number</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-mail address</translation>
    </message>
    <message>
        <source>Reporter's name</source>
        <translation>Reporter's name</translation>
    </message>
    <message>
        <source>Hardly more than the template: what does it say to this complaint?</source>
        <translation>Hardly more than the template: what does it say to this complaint?</translation>
    </message>
    <message>
        <source>Not seen yet: {points}</source>
        <translation>Not seen yet: {points}</translation>
    </message>
    <message>
        <source>It says: {points}</source>
        <translation>It says: {points}</translation>
    </message>
    <message>
        <source>an answer to the question</source>
        <translation>an answer to the question</translation>
    </message>
    <message>
        <source>what is done</source>
        <translation>what is done</translation>
    </message>
    <message>
        <source>when</source>
        <translation>when</translation>
    </message>
    <message>
        <source>by whom</source>
        <translation>by whom</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>evidence</translation>
    </message>
</context>
<context>
    <name>ChooserPage</name>
    <message>
        <source>Who is working?</source>
        <translation>Who is working?</translation>
    </message>
    <message>
        <source>Each officer has an encrypted copy of their own on this PC.</source>
        <translation>Each officer has an encrypted copy of their own on this PC.</translation>
    </message>
    <message>
        <source>Add an officer</source>
        <translation>Add an officer</translation>
    </message>
    <message>
        <source>Officer at {server}</source>
        <translation>Officer at {server}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>Code for the lock</source>
        <translation>Code for the lock</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>&amp;Show what I type</source>
        <translation>&amp;Show what I type</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>A short code opens the lock in the place of the passphrase: at least {count} signs. It stays in this PC's key store.</source>
        <translation>A short code opens the lock in the place of the passphrase: at least {count} signs. It stays in this PC's key store.</translation>
    </message>
    <message>
        <source>This copy is opened by the passphrase; that opens the lock too.</source>
        <translation>This copy is opened by the passphrase; that opens the lock too.</translation>
    </message>
    <message>
        <source>With several officers at this PC each copy is opened by a code or a passphrase. Set your code first.</source>
        <translation>With several officers at this PC each copy is opened by a code or a passphrase. Set your code first.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Set the code</source>
        <translation>Set the code</translation>
    </message>
    <message>
        <source>Take the code away</source>
        <translation>Take the code away</translation>
    </message>
    <message>
        <source>The code is too short.</source>
        <translation>The code is too short.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>Type at least {count} signs.</source>
        <translation>Type at least {count} signs.</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Enrolment code</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>Paste or type the code from your agency's admin, all of it. It works once and for 24 hours. Capitals, spaces and line breaks do not matter.</source>
        <translation>Paste or type the code from your agency's admin, all of it. It works once and for 24 hours. Capitals, spaces and line breaks do not matter.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>C&amp;ode</source>
        <translation>C&amp;ode</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>The code begins with PH1</source>
        <translation>The code begins with PH1</translation>
    </message>
    <message>
        <source>This is no code: it begins with PH1</source>
        <translation>This is no code: it begins with PH1</translation>
    </message>
    <message>
        <source>Not whole yet, or a letter is wrong; characters: {count}</source>
        <translation>Not whole yet, or a letter is wrong; characters: {count}</translation>
    </message>
    <message>
        <source>The code is whole: {server}</source>
        <translation>The code is whole: {server}</translation>
    </message>
</context>
<context>
    <name>ColleagueLine</name>
    <message>
        <source>You can still write; ask first.</source>
        <translation>You can still write; ask first.</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Attach files</source>
        <translation>Attach files</translation>
    </message>
    <message>
        <source>Pictures and documents ({kinds})</source>
        <translation>Pictures and documents ({kinds})</translation>
    </message>
    <message>
        <source>Draft thrown away.</source>
        <translation>Draft thrown away.</translation>
    </message>
    <message>
        <source>Draft {number} · {when}</source>
        <translation>Draft {number} · {when}</translation>
    </message>
</context>
<context>
    <name>ComposerBanner</name>
    <message>
        <source>Send on its own</source>
        <translation>Send on its own</translation>
    </message>
    <message>
        <source>“{name}” is not in the list of agencies.</source>
        <translation>“{name}” is not in the list of agencies.</translation>
    </message>
    <message>
        <source>Choose a name from the list, or leave the field empty.</source>
        <translation>Choose a name from the list, or leave the field empty.</translation>
    </message>
    <message>
        <source>This complaint changed while you were writing.</source>
        <translation>This complaint changed while you were writing.</translation>
    </message>
    <message>
        <source>The news is shown above. Nothing was sent; your text is as it was.</source>
        <translation>The news is shown above. Nothing was sent; your text is as it was.</translation>
    </message>
    <message>
        <source>Read it first, then send again.</source>
        <translation>Read it first, then send again.</translation>
    </message>
    <message>
        <source>The window stays open: this text is not saved yet.</source>
        <translation>The window stays open: this text is not saved yet.</translation>
    </message>
    <message>
        <source>The disk has not answered yet.</source>
        <translation>The disk has not answered yet.</translation>
    </message>
    <message>
        <source>Copy the text to be safe, then save again. Closing once more loses it.</source>
        <translation>Copy the text to be safe, then save again. Closing once more loses it.</translation>
    </message>
    <message>
        <source>Your text is saved as a draft and was not sent.</source>
        <translation>Your text is saved as a draft and was not sent.</translation>
    </message>
    <message>
        <source>The reason for returning it is missing.</source>
        <translation>The reason for returning it is missing.</translation>
    </message>
    <message>
        <source>Choose a reason, then send again.</source>
        <translation>Choose a reason, then send again.</translation>
    </message>
    <message>
        <source>Your text stays here and saving is tried again every few seconds.</source>
        <translation>Your text stays here and saving is tried again every few seconds.</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Save now</translation>
    </message>
</context>
<context>
    <name>ComposerFrame</name>
    <message>
        <source>What to do</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Drafts of this kind</source>
        <translation>Drafts of this kind</translation>
    </message>
    <message>
        <source>Put in a template</source>
        <translation>Put in a template</translation>
    </message>
    <message>
        <source>What the text said before</source>
        <translation>What the text said before</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Attach files</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Throw the draft away</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
</context>
<context>
    <name>ConfirmPage</name>
    <message>
        <source>Check what you wrote</source>
        <translation>Check what you wrote</translation>
    </message>
    <message>
        <source>Type these words from your paper. So it is certain that it can be read.</source>
        <translation>Type these words from your paper. So it is certain that it can be read.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Show the words again</source>
        <translation>Show the words again</translation>
    </message>
    <message>
        <source>Word number {number}</source>
        <translation>Word number {number}</translation>
    </message>
    <message>
        <source>Word number {number} is not right.</source>
        <translation>Word number {number} is not right.</translation>
    </message>
    <message>
        <source>What is on your paper would not open the copy.</source>
        <translation>What is on your paper would not open the copy.</translation>
    </message>
    <message>
        <source>Look at the words again and correct your paper.</source>
        <translation>Look at the words again and correct your paper.</translation>
    </message>
</context>
<context>
    <name>CourierDialog</name>
    <message>
        <source>Synchronise by courier</source>
        <translation>Synchronise by courier</translation>
    </message>
    <message>
        <source>&amp;Export for the courier…</source>
        <translation>&amp;Export for the courier…</translation>
    </message>
    <message>
        <source>&amp;Import from the courier…</source>
        <translation>&amp;Import from the courier…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Take the .kirim file to the server's admin, on a stick or by any other way. It is sealed: only the server can open it. There it is processed and answered with a .balas file of the same name.</source>
        <translation>Take the .kirim file to the server's admin, on a stick or by any other way. It is sealed: only the server can open it. There it is processed and answered with a .balas file of the same name.</translation>
    </message>
    <message>
        <source>Only this PC can open the answer. It brings the server's results and what changed meanwhile; a receipt says what came of it.</source>
        <translation>Only this PC can open the answer. It brings the server's results and what changed meanwhile; a receipt says what came of it.</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Write the file</translation>
    </message>
    <message>
        <source>Have it carried</source>
        <translation>Have it carried</translation>
    </message>
    <message>
        <source>Bring the answer back</source>
        <translation>Bring the answer back</translation>
    </message>
    <message>
        <source>Without a network, two files take its place. Nothing else changes: every answer is recorded once, whichever way comes first.</source>
        <translation>Without a network, two files take its place. Nothing else changes: every answer is recorded once, whichever way comes first.</translation>
    </message>
    <message>
        <source>Export for the courier</source>
        <translation>Export for the courier</translation>
    </message>
    <message>
        <source>Courier file (*.kirim)</source>
        <translation>Courier file (*.kirim)</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Import from the courier</source>
        <translation>Import from the courier</translation>
    </message>
    <message>
        <source>Answer (*.balas)</source>
        <translation>Answer (*.balas)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Place:</source>
        <translation>Place:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>Kind:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{count} answers and a question for all that changed go into one file. From then on they are locked as sent, not answered.</source>
        <translation>{count} answers and a question for all that changed go into one file. From then on they are locked as sent, not answered.</translation>
    </message>
    <message>
        <source>No answer waits; the file asks the server for all that changed.</source>
        <translation>No answer waits; the file asks the server for all that changed.</translation>
    </message>
    <message>
        <source>{count} more did not fit and wait for the next file.</source>
        <translation>{count} more did not fit and wait for the next file.</translation>
    </message>
    <message>
        <source>The file {name} is written to {folder} and was read back.</source>
        <translation>The file {name} is written to {folder} and was read back.</translation>
    </message>
    <message>
        <source>Take it to the server's admin; remove the stick by Eject first.</source>
        <translation>Take it to the server's admin; remove the stick by Eject first.</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Penghubung</source>
        <translation>Penghubung</translation>
    </message>
    <message>
        <source>Save a file for the admin …</source>
        <translation>Save a file for the admin …</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Close the program</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Something went wrong inside the program.</translation>
    </message>
    <message>
        <source>What you wrote is saved; nothing was sent or deleted by this.</source>
        <translation>What you wrote is saved; nothing was sent or deleted by this.</translation>
    </message>
    <message>
        <source>The last words you typed could not be saved: copy them before you close.</source>
        <translation>The last words you typed could not be saved: copy them before you close.</translation>
    </message>
    <message>
        <source>Open the program again. If it happens again, save the file for the admin and hand it over; no text of a complaint is in it.</source>
        <translation>Open the program again. If it happens again, save the file for the admin and hand it over; no text of a complaint is in it.</translation>
    </message>
    <message>
        <source>Penghubung ended of itself the last time.</source>
        <translation>Penghubung ended of itself the last time.</translation>
    </message>
    <message>
        <source>What you wrote is saved, up to two seconds before; what was sent is sent once.</source>
        <translation>What you wrote is saved, up to two seconds before; what was sent is sent once.</translation>
    </message>
    <message>
        <source>Go on with your work. If it happens again, save the file for the admin and hand it over; no text of a complaint is in it.</source>
        <translation>Go on with your work. If it happens again, save the file for the admin and hand it over; no text of a complaint is in it.</translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>Days of the month</source>
        <translation>Days of the month</translation>
    </message>
</context>
<context>
    <name>Deadlines</name>
    <message>
        <source>estimated</source>
        <translation>estimated</translation>
    </message>
</context>
<context>
    <name>DiagnosisDialog</name>
    <message>
        <source>File for the admin</source>
        <translation>File for the admin</translation>
    </message>
    <message>
        <source>This is all that will be in the file. It holds versions, sizes and counts; no text, name or number of a complaint.</source>
        <translation>This is all that will be in the file. It holds versions, sizes and counts; no text, name or number of a complaint.</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Content of the file</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Save …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>The file could not be saved.</source>
        <translation>The file could not be saved.</translation>
    </message>
    <message>
        <source>Nothing usable was written there.</source>
        <translation>Nothing usable was written there.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room, and save again.</source>
        <translation>Choose another folder, or make room, and save again.</translation>
    </message>
    <message>
        <source>The file is saved.</source>
        <translation>The file is saved.</translation>
    </message>
    <message>
        <source>Give it to the admin.</source>
        <translation>Give it to the admin.</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>Save the file</translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message>
        <source>Hide what was thrown away ({count})</source>
        <translation>Hide what was thrown away ({count})</translation>
    </message>
    <message>
        <source>Show what was thrown away ({count})</source>
        <translation>Show what was thrown away ({count})</translation>
    </message>
    <message>
        <source>Thrown away</source>
        <translation>Thrown away</translation>
    </message>
    <message>
        <source>No draft</source>
        <translation>No draft</translation>
    </message>
    <message>
        <source>What you begin to write on a complaint is kept here until you send it.</source>
        <translation>What you begin to write on a complaint is kept here until you send it.</translation>
    </message>
    <message>
        <source>To complaints that need an answer</source>
        <translation>To complaints that need an answer</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(no text)</translation>
    </message>
    <message>
        <source>Draft thrown away.</source>
        <translation>Draft thrown away.</translation>
    </message>
    <message>
        <source>Open and go on writing</source>
        <translation>Open and go on writing</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copy the text</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Bring it back</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Throw the draft away</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>thrown away {when}</source>
        <translation>thrown away {when}</translation>
    </message>
    <message>
        <source>changed {age}</source>
        <translation>changed {age}</translation>
    </message>
    <message>
        <source>Thrown away, still kept here</source>
        <translation>Thrown away, still kept here</translation>
    </message>
    <message>
        <source>The complaint was deleted; this text is kept for 30 days.</source>
        <translation>The complaint was deleted; this text is kept for 30 days.</translation>
    </message>
    <message>
        <source>The complaint left your agency; this cannot be sent any more.</source>
        <translation>The complaint left your agency; this cannot be sent any more.</translation>
    </message>
    <message>
        <source>Saved on this computer, not sent</source>
        <translation>Saved on this computer, not sent</translation>
    </message>
    <message>
        <source>Cannot be sent</source>
        <translation>Cannot be sent</translation>
    </message>
</context>
<context>
    <name>DueCard</name>
    <message>
        <source>Due in the next two weeks</source>
        <translation>Due in the next two weeks</translation>
    </message>
    <message>
        <source>late</source>
        <translation>late</translation>
    </message>
    <message>
        <source>late: {n}</source>
        <translation>late: {n}</translation>
    </message>
    <message>
        <source>today, {day}</source>
        <translation>today, {day}</translation>
    </message>
</context>
<context>
    <name>EmptyList</name>
    <message>
        <source>The copy is still empty</source>
        <translation>The copy is still empty</translation>
    </message>
    <message>
        <source>No complaint has come to this computer yet.</source>
        <translation>No complaint has come to this computer yet.</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Synchronise</translation>
    </message>
    <message>
        <source>Nothing here matches “{words}”</source>
        <translation>Nothing here matches “{words}”</translation>
    </message>
    <message>
        <source>The words occur in complaints outside “{page}”.</source>
        <translation>The words occur in complaints outside “{page}”.</translation>
    </message>
    <message>
        <source>Search all complaints ({count})</source>
        <translation>Search all complaints ({count})</translation>
    </message>
    <message>
        <source>Nothing matches “{words}”</source>
        <translation>Nothing matches “{words}”</translation>
    </message>
    <message>
        <source>Title, text, timeline, number, category and place were searched in this copy. Check the spelling, or type the beginning of a word only.</source>
        <translation>Title, text, timeline, number, category and place were searched in this copy. Check the spelling, or type the beginning of a word only.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Clear the search</translation>
    </message>
    <message>
        <source>Nothing with this filter</source>
        <translation>Nothing with this filter</translation>
    </message>
    <message>
        <source>The filter leaves no complaint of “{page}”.</source>
        <translation>The filter leaves no complaint of “{page}”.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>The copy is not complete yet</source>
        <translation>The copy is not complete yet</translation>
    </message>
    <message>
        <source>Of the complaints that have come so far none stands here; others are still at the server.</source>
        <translation>Of the complaints that have come so far none stands here; others are still at the server.</translation>
    </message>
    <message>
        <source>Nothing is pressing today</source>
        <translation>Nothing is pressing today</translation>
    </message>
    <message>
        <source>No deadline is near or past, no reply waits, and nothing new was disposed to you.</source>
        <translation>No deadline is near or past, no reply waits, and nothing new was disposed to you.</translation>
    </message>
    <message>
        <source>The inbox is empty</source>
        <translation>The inbox is empty</translation>
    </message>
    <message>
        <source>All complaints in this copy are settled or archived.</source>
        <translation>All complaints in this copy are settled or archived.</translation>
    </message>
    <message>
        <source>No complaint waits for your answer</source>
        <translation>No complaint waits for your answer</translation>
    </message>
    <message>
        <source>It is the turn of others, or your answers are on their way.</source>
        <translation>It is the turn of others, or your answers are on their way.</translation>
    </message>
    <message>
        <source>Nothing is overdue</source>
        <translation>Nothing is overdue</translation>
    </message>
    <message>
        <source>No deadline of your agency has passed without an answer.</source>
        <translation>No deadline of your agency has passed without an answer.</translation>
    </message>
    <message>
        <source>No reply waits</source>
        <translation>No reply waits</translation>
    </message>
    <message>
        <source>No reporter has replied since your last follow-up.</source>
        <translation>No reporter has replied since your last follow-up.</translation>
    </message>
    <message>
        <source>Nobody is waited for</source>
        <translation>Nobody is waited for</translation>
    </message>
    <message>
        <source>No complaint is at its reporter's turn.</source>
        <translation>No complaint is at its reporter's turn.</translation>
    </message>
    <message>
        <source>Nothing is settled yet</source>
        <translation>Nothing is settled yet</translation>
    </message>
    <message>
        <source>Closed and archived complaints will be found here.</source>
        <translation>Closed and archived complaints will be found here.</translation>
    </message>
    <message>
        <source>Nothing happened meanwhile</source>
        <translation>Nothing happened meanwhile</translation>
    </message>
    <message>
        <source>Nothing came, was replied to, closed or accepted since your last use.</source>
        <translation>Nothing came, was replied to, closed or accepted since your last use.</translation>
    </message>
    <message>
        <source>There is no complaint</source>
        <translation>There is no complaint</translation>
    </message>
    <message>
        <source>No complaint is in this copy.</source>
        <translation>No complaint is in this copy.</translation>
    </message>
    <message>
        <source>Open “{page}”</source>
        <translation>Open “{page}”</translation>
    </message>
</context>
<context>
    <name>ExportDrop</name>
    <message>
        <source>Export of SP4N-LAPOR!</source>
        <translation>Export of SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>&amp;Choose the file …</source>
        <translation>&amp;Choose the file …</translation>
    </message>
    <message>
        <source>or drop it here, as it came from SP4N-LAPOR! (.xlsx or .csv).</source>
        <translation>or drop it here, as it came from SP4N-LAPOR! (.xlsx or .csv).</translation>
    </message>
    <message>
        <source>Open an export</source>
        <translation>Open an export</translation>
    </message>
    <message>
        <source>Exports (*.xlsx *.csv *.jsonl)</source>
        <translation>Exports (*.xlsx *.csv *.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Place:</source>
        <translation>Place:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>Kind:</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Open an export of SP4N-LAPOR!</source>
        <translation>Open an export of SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>For an agency whose region has no server yet. You read, search, write and keep the deadlines as everywhere; a server of its own runs on this PC.</source>
        <translation>For an agency whose region has no server yet. You read, search, write and keep the deadlines as everywhere; a server of its own runs on this PC.</translation>
    </message>
    <message>
        <source>Nothing goes from here to SP4N-LAPOR!. Your answers stand on a list, from which you copy them there and tick them off.</source>
        <translation>Nothing goes from here to SP4N-LAPOR!. Your answers stand on a list, from which you copy them there and tick them off.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Reading the file …</translation>
    </message>
</context>
<context>
    <name>FactsBlock</name>
    <message>
        <source>All details</source>
        <translation>All details</translation>
    </message>
    <message>
        <source>Why these deadlines</source>
        <translation>Why these deadlines</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>Closed until you open the identity</source>
        <translation>Closed until you open the identity</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Classification</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Reason for hold or archive</source>
        <translation>Reason for hold or archive</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>Disposed</source>
        <translation>Disposed</translation>
    </message>
    <message>
        <source>First follow-up</source>
        <translation>First follow-up</translation>
    </message>
    <message>
        <source>Last follow-up</source>
        <translation>Last follow-up</translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation>Last reply</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Penghubung</source>
        <translation>Penghubung</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Close the program</translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>closed with the identity</source>
        <translation>closed with the identity</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Save as …</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Fetch</translation>
    </message>
    <message>
        <source>Fetching the file</source>
        <translation>Fetching the file</translation>
    </message>
    <message>
        <source>Save the attachment</source>
        <translation>Save the attachment</translation>
    </message>
</context>
<context>
    <name>FilterList</name>
    <message>
        <source>My filters</source>
        <translation>My filters</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>Keep this filter</translation>
    </message>
    <message>
        <source>Rename the filter</source>
        <translation>Rename the filter</translation>
    </message>
    <message>
        <source>Take back: {name}</source>
        <translation>Take back: {name}</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Rename …</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Throw away</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Quick filters</source>
        <translation>Quick filters</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>Replied</source>
        <translation>Replied</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Came back</translation>
    </message>
    <message>
        <source>Closed by the system</source>
        <translation>Closed by the system</translation>
    </message>
    <message>
        <source>Answer accepted</source>
        <translation>Answer accepted</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Starred</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Put off</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Enrolling this PC …</source>
        <translation>Enrolling this PC …</translation>
    </message>
    <message>
        <source>Connecting to the server</source>
        <translation>Connecting to the server</translation>
    </message>
    <message>
        <source>The first copy can take some minutes on a slow line. What has come is kept.</source>
        <translation>The first copy can take some minutes on a slow line. What has come is kept.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Preparing your desk</source>
        <translation>Preparing your desk</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Reading the file …</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>Not ready yet</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Not connected yet</translation>
    </message>
    <message>
        <source>Look at the network, then press Try again.</source>
        <translation>Look at the network, then press Try again.</translation>
    </message>
    <message>
        <source>This PC is not enrolled yet. Code and written words stay valid.</source>
        <translation>This PC is not enrolled yet. Code and written words stay valid.</translation>
    </message>
    <message>
        <source>Receiving complaints …</source>
        <translation>Receiving complaints …</translation>
    </message>
    <message>
        <source>Receiving the first copy</source>
        <translation>Receiving the first copy</translation>
    </message>
    <message>
        <source>Press Try again, or open with what is here.</source>
        <translation>Press Try again, or open with what is here.</translation>
    </message>
    <message>
        <source>Open with what is here</source>
        <translation>Open with what is here</translation>
    </message>
    <message>
        <source>This PC is enrolled, its copy is not whole yet</source>
        <translation>This PC is enrolled, its copy is not whole yet</translation>
    </message>
    <message>
        <source>You can begin with what has come; the rest follows with the next exchange.</source>
        <translation>You can begin with what has come; the rest follows with the next exchange.</translation>
    </message>
</context>
<context>
    <name>FollowUpForm</name>
    <message>
        <source>Status afterwards:</source>
        <translation>Status afterwards:</translation>
    </message>
    <message>
        <source>Status afterwards</source>
        <translation>Status afterwards</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Hides this answer from the public</source>
        <translation>Hides this answer from the public</translation>
    </message>
</context>
<context>
    <name>FoundingSteps</name>
    <message>
        <source>Reading the file …</source>
        <translation>Reading the file …</translation>
    </message>
    <message>
        <source>Taking the complaints in …</source>
        <translation>Taking the complaints in …</translation>
    </message>
    <message>
        <source>Starting the server on this PC …</source>
        <translation>Starting the server on this PC …</translation>
    </message>
    <message>
        <source>Making the encrypted copy …</source>
        <translation>Making the encrypted copy …</translation>
    </message>
    <message>
        <source>Filling the copy …</source>
        <translation>Filling the copy …</translation>
    </message>
</context>
<context>
    <name>GonePage</name>
    <message>
        <source>Your texts on this complaint</source>
        <translation>Your texts on this complaint</translation>
    </message>
    <message>
        <source>Draft, cannot be sent any more</source>
        <translation>Draft, cannot be sent any more</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Throw the draft away</translation>
    </message>
    <message>
        <source>See what is needed</source>
        <translation>See what is needed</translation>
    </message>
    <message>
        <source>This complaint is no longer with your agency.</source>
        <translation>This complaint is no longer with your agency.</translation>
    </message>
    <message>
        <source>This complaint was deleted by order of the authorities.</source>
        <translation>This complaint was deleted by order of the authorities.</translation>
    </message>
    <message>
        <source>Your own texts are still here.</source>
        <translation>Your own texts are still here.</translation>
    </message>
    <message>
        <source>Your own texts are kept here for 30 days only.</source>
        <translation>Your own texts are kept here for 30 days only.</translation>
    </message>
    <message>
        <source>Copy what you still need, then throw the draft away.</source>
        <translation>Copy what you still need, then throw the draft away.</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copy the text</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Search the guide…</source>
        <translation>Search the guide…</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>Pages of the guide</translation>
    </message>
    <message>
        <source>No page holds these words.</source>
        <translation>No page holds these words.</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>The page</translation>
    </message>
    <message>
        <source>File for the admin …</source>
        <translation>File for the admin …</translation>
    </message>
    <message>
        <source>Check the desk …</source>
        <translation>Check the desk …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>The guide is in Indonesian.</source>
        <translation>The guide is in Indonesian.</translation>
    </message>
</context>
<context>
    <name>HandingFiles</name>
    <message>
        <source>Save my card…</source>
        <translation>Save my card…</translation>
    </message>
    <message>
        <source>Take submissions from a file…</source>
        <translation>Take submissions from a file…</translation>
    </message>
    <message>
        <source>Hand back by file…</source>
        <translation>Hand back by file…</translation>
    </message>
    <message>
        <source>Take from a file…</source>
        <translation>Take from a file…</translation>
    </message>
    <message>
        <source>Hand over by file…</source>
        <translation>Hand over by file…</translation>
    </message>
    <message>
        <source>Card of {officer}</source>
        <translation>Card of {officer}</translation>
    </message>
    <message>
        <source>Your card is saved as {file}.</source>
        <translation>Your card is saved as {file}.</translation>
    </message>
    <message>
        <source>Operators who take it can hand their submissions to you by file.</source>
        <translation>Operators who take it can hand their submissions to you by file.</translation>
    </message>
    <message>
        <source>The card of {officer} is kept.</source>
        <translation>The card of {officer} is kept.</translation>
    </message>
    <message>
        <source>What you hand over by file only that computer can open.</source>
        <translation>What you hand over by file only that computer can open.</translation>
    </message>
    <message>
        <source>Given back by {officer}: {count}.</source>
        <translation>Given back by {officer}: {count}.</translation>
    </message>
    <message>
        <source>The words are drafts again, with the remark above them.</source>
        <translation>The words are drafts again, with the remark above them.</translation>
    </message>
    <message>
        <source>Submissions of {officer} taken in: {count}.</source>
        <translation>Submissions of {officer} taken in: {count}.</translation>
    </message>
    <message>
        <source>What you decide goes out once the operator's computer has exchanged.</source>
        <translation>What you decide goes out once the operator's computer has exchanged.</translation>
    </message>
    <message>
        <source>Submissions in the file for {officer}: {count}.</source>
        <translation>Submissions in the file for {officer}: {count}.</translation>
    </message>
    <message>
        <source>They go to the server as well; nothing is recorded twice.</source>
        <translation>They go to the server as well; nothing is recorded twice.</translation>
    </message>
    <message>
        <source>Given back in the file for {officer}: {count}.</source>
        <translation>Given back in the file for {officer}: {count}.</translation>
    </message>
    <message>
        <source>It goes to the server as well; nothing is recorded twice.</source>
        <translation>It goes to the server as well; nothing is recorded twice.</translation>
    </message>
    <message>
        <source>No card of a liaison officer is here yet.</source>
        <translation>No card of a liaison officer is here yet.</translation>
    </message>
    <message>
        <source>A file is sealed for one officer's computer; the card says for which.</source>
        <translation>A file is sealed for one officer's computer; the card says for which.</translation>
    </message>
    <message>
        <source>Let the officer save a card on this page, then take it here.</source>
        <translation>Let the officer save a card on this page, then take it here.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Given back by {officer}</source>
        <translation>Given back by {officer}</translation>
    </message>
    <message>
        <source>Submissions of {officer}</source>
        <translation>Submissions of {officer}</translation>
    </message>
    <message>
        <source>Where to save it</source>
        <translation>Where to save it</translation>
    </message>
    <message>
        <source>Which file</source>
        <translation>Which file</translation>
    </message>
</context>
<context>
    <name>HealthDialog</name>
    <message>
        <source>Check the desk</source>
        <translation>Check the desk</translation>
    </message>
    <message>
        <source>Parts of the desk</source>
        <translation>Parts of the desk</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Spare copies …</source>
        <translation>Spare copies …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Checking; a large copy takes a moment …</source>
        <translation>Checking; a large copy takes a moment …</translation>
    </message>
    <message>
        <source>Place of the data</source>
        <translation>Place of the data</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Enrolment</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>File of the copy</source>
        <translation>File of the copy</translation>
    </message>
    <message>
        <source>Spare copies</source>
        <translation>Spare copies</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>all is well</source>
        <translation>all is well</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>mended</translation>
    </message>
    <message>
        <source>Something needs you: see below.</source>
        <translation>Something needs you: see below.</translation>
    </message>
    <message>
        <source>Everything is well.</source>
        <translation>Everything is well.</translation>
    </message>
</context>
<context>
    <name>Herald</name>
    <message>
        <source>Deadline today or near: {count}</source>
        <translation>Deadline today or near: {count}</translation>
    </message>
    <message>
        <source>Newly disposed to you: {count}</source>
        <translation>Newly disposed to you: {count}</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>What the text said before</source>
        <translation>What the text said before</translation>
    </message>
    <message>
        <source>Versions, the latest first</source>
        <translation>Versions, the latest first</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} characters</translation>
    </message>
    <message>
        <source>What restoring would change</source>
        <translation>What restoring would change</translation>
    </message>
    <message>
        <source>Struck through would go, bold would come back.</source>
        <translation>Struck through would go, bold would come back.</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restore</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Nothing has been kept of this text yet</source>
        <translation>Nothing has been kept of this text yet</translation>
    </message>
    <message>
        <source>Versions are kept by themselves while you write, and before you send.</source>
        <translation>Versions are kept by themselves while you write, and before you send.</translation>
    </message>
    <message>
        <source>while writing</source>
        <translation>while writing</translation>
    </message>
    <message>
        <source>before a template</source>
        <translation>before a template</translation>
    </message>
    <message>
        <source>before restoring</source>
        <translation>before restoring</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>from a spare copy</source>
        <translation>from a spare copy</translation>
    </message>
    <message>
        <source>before words were removed</source>
        <translation>before words were removed</translation>
    </message>
</context>
<context>
    <name>IdentityBar</name>
    <message>
        <source>What for? (may stay empty)</source>
        <translation>What for? (may stay empty)</translation>
    </message>
    <message>
        <source>What the identity is opened for</source>
        <translation>What the identity is opened for</translation>
    </message>
    <message>
        <source>Open for {seconds} seconds</source>
        <translation>Open for {seconds} seconds</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>Close now</translation>
    </message>
    <message>
        <source>Identity closed ([–]). Each opening is noted.</source>
        <translation>Identity closed ([–]). Each opening is noted.</translation>
    </message>
    <message>
        <source>Identity open, closes in {seconds} seconds</source>
        <translation>Identity open, closes in {seconds} seconds</translation>
    </message>
</context>
<context>
    <name>IntakeCounts</name>
    <message>
        <source>Export of {when}.</source>
        <translation>Export of {when}.</translation>
    </message>
    <message>
        <source>Row {row}, #{number}: {why}</source>
        <translation>Row {row}, #{number}: {why}</translation>
    </message>
    <message>
        <source>Row {row}: {why}</source>
        <translation>Row {row}: {why}</translation>
    </message>
    <message>
        <source>and {count} more rows</source>
        <translation>and {count} more rows</translation>
    </message>
    <message>
        <source>rows in the file</source>
        <translation>rows in the file</translation>
    </message>
    <message>
        <source>new complaints of your agency</source>
        <translation>new complaints of your agency</translation>
    </message>
    <message>
        <source>changed since the last export</source>
        <translation>changed since the last export</translation>
    </message>
    <message>
        <source>the same as here</source>
        <translation>the same as here</translation>
    </message>
    <message>
        <source>of other agencies, left out</source>
        <translation>of other agencies, left out</translation>
    </message>
    <message>
        <source>answers of yours that the export shows</source>
        <translation>answers of yours that the export shows</translation>
    </message>
    <message>
        <source>rows that cannot be read</source>
        <translation>rows that cannot be read</translation>
    </message>
    <message>
        <source>{share} of the file</source>
        <translation>{share} of the file</translation>
    </message>
</context>
<context>
    <name>IntakeDialog</name>
    <message>
        <source>Import a new export</source>
        <translation>Import a new export</translation>
    </message>
    <message>
        <source>&amp;Take it in</source>
        <translation>&amp;Take it in</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>New and changed complaints of your agency come in. What you write, and what waits to be entered, stays as it is.</source>
        <translation>New and changed complaints of your agency come in. What you write, and what waits to be entered, stays as it is.</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Reading the file …</translation>
    </message>
    <message>
        <source>Taking it in …</source>
        <translation>Taking it in …</translation>
    </message>
    <message>
        <source>Nothing is stored yet. They stand in your lists as soon as you take them in.</source>
        <translation>Nothing is stored yet. They stand in your lists as soon as you take them in.</translation>
    </message>
    <message>
        <source>This export brings nothing new; nothing is to be done.</source>
        <translation>This export brings nothing new; nothing is to be done.</translation>
    </message>
    <message>
        <source>New complaints: {new}, changed: {changed}.</source>
        <translation>New complaints: {new}, changed: {changed}.</translation>
    </message>
    <message>
        <source>The export is in.</source>
        <translation>The export is in.</translation>
    </message>
    <message>
        <source>Your drafts and the list for SP4N-LAPOR! are as they were.</source>
        <translation>Your drafts and the list for SP4N-LAPOR! are as they were.</translation>
    </message>
</context>
<context>
    <name>KeyHint</name>
    <message>
        <source>Shortcut {keys}</source>
        <translation>Shortcut {keys}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Synchronise</source>
        <translation>Synchronise</translation>
    </message>
    <message>
        <source>Synchronise by courier</source>
        <translation>Synchronise by courier</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>To the next pane</source>
        <translation>To the next pane</translation>
    </message>
    <message>
        <source>Lock; nothing on screen can be read</source>
        <translation>Lock; nothing on screen can be read</translation>
    </message>
    <message>
        <source>This list of keys</source>
        <translation>This list of keys</translation>
    </message>
    <message>
        <source>Help to read</source>
        <translation>Help to read</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Close; everything is saved</source>
        <translation>Close; everything is saved</translation>
    </message>
    <message>
        <source>Next complaint</source>
        <translation>Next complaint</translation>
    </message>
    <message>
        <source>Previous complaint</source>
        <translation>Previous complaint</translation>
    </message>
    <message>
        <source>Through the list</source>
        <translation>Through the list</translation>
    </message>
    <message>
        <source>Choose several, or all</source>
        <translation>Choose several, or all</translation>
    </message>
    <message>
        <source>Open and write an answer</source>
        <translation>Open and write an answer</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Throw the chosen draft away</source>
        <translation>Throw the chosen draft away</translation>
    </message>
    <message>
        <source>Give a star or take it away</source>
        <translation>Give a star or take it away</translation>
    </message>
    <message>
        <source>Mark as unread, or as read</source>
        <translation>Mark as unread, or as read</translation>
    </message>
    <message>
        <source>Open or close who reported it</source>
        <translation>Open or close who reported it</translation>
    </message>
    <message>
        <source>Put off until a day</source>
        <translation>Put off until a day</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copy the number</translation>
    </message>
    <message>
        <source>Copy a short text for WhatsApp</source>
        <translation>Copy a short text for WhatsApp</translation>
    </message>
    <message>
        <source>Sheet for a field unit</source>
        <translation>Sheet for a field unit</translation>
    </message>
    <message>
        <source>Print, or save as PDF</source>
        <translation>Print, or save as PDF</translation>
    </message>
    <message>
        <source>Send to the outbox</source>
        <translation>Send to the outbox</translation>
    </message>
    <message>
        <source>Save now (it is saved by itself)</source>
        <translation>Save now (it is saved by itself)</translation>
    </message>
    <message>
        <source>Put in a reply template</source>
        <translation>Put in a reply template</translation>
    </message>
    <message>
        <source>To the next place to fill</source>
        <translation>To the next place to fill</translation>
    </message>
    <message>
        <source>What the text said before</source>
        <translation>What the text said before</translation>
    </message>
    <message>
        <source>Undo; right after sending, take it back</source>
        <translation>Undo; right after sending, take it back</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>In the list</translation>
    </message>
    <message>
        <source>With the complaint</source>
        <translation>With the complaint</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>While writing</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>LeadingState</name>
    <message>
        <source>Synchronising…</source>
        <translation>Synchronising…</translation>
    </message>
</context>
<context>
    <name>LikelyAgencies</name>
    <message>
        <source>Likely:</source>
        <translation>Likely:</translation>
    </message>
    <message>
        <source>Not sure. Perhaps:</source>
        <translation>Not sure. Perhaps:</translation>
    </message>
    <message>
        <source>holds such complaints that your agency returned</source>
        <translation>holds such complaints that your agency returned</translation>
    </message>
    <message>
        <source>{percent} % of this category go there</source>
        <translation>{percent} % of this category go there</translation>
    </message>
    <message>
        <source>the text names {place}</source>
        <translation>the text names {place}</translation>
    </message>
    <message>
        <source>words: {words}</source>
        <translation>words: {words}</translation>
    </message>
    <message>
        <source>often gets complaints of all kinds</source>
        <translation>often gets complaints of all kinds</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>List of complaints</source>
        <translation>List of complaints</translation>
    </message>
    <message>
        <source>Search text, number, place…</source>
        <translation>Search text, number, place…</translation>
    </message>
    <message>
        <source>Complaints: {count} · copy of {when}</source>
        <translation>Complaints: {count} · copy of {when}</translation>
    </message>
    <message>
        <source>Complaints: {count} · never synchronised</source>
        <translation>Complaints: {count} · never synchronised</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Order: {order}</source>
        <translation>Order: {order}</translation>
    </message>
    <message>
        <source>Deadline first</source>
        <translation>Deadline first</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Oldest first</translation>
    </message>
    <message>
        <source>Last active first</source>
        <translation>Last active first</translation>
    </message>
    <message>
        <source>Keep this filter in the rail …</source>
        <translation>Keep this filter in the rail …</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Change officer</source>
        <translation>Change officer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Code or pass&amp;phrase</source>
        <translation>Code or pass&amp;phrase</translation>
    </message>
    <message>
        <source>Pass&amp;phrase</source>
        <translation>Pass&amp;phrase</translation>
    </message>
    <message>
        <source>What you wrote is saved. No code is set here: whoever uses this PC account can open it. Set a code in the menu beside your role.</source>
        <translation>What you wrote is saved. No code is set here: whoever uses this PC account can open it. Set a code in the menu beside your role.</translation>
    </message>
    <message>
        <source>What you wrote is saved. Type your code, or the passphrase.</source>
        <translation>What you wrote is saved. Type your code, or the passphrase.</translation>
    </message>
    <message>
        <source>What you wrote is saved. Type the passphrase: the words on paper, in their order.</source>
        <translation>What you wrote is saved. Type the passphrase: the words on paper, in their order.</translation>
    </message>
    <message>
        <source>Penghubung is locked</source>
        <translation>Penghubung is locked</translation>
    </message>
    <message>
        <source>The exchange under way is finished; then the copy is closed.</source>
        <translation>The exchange under way is finished; then the copy is closed.</translation>
    </message>
    <message>
        <source>A text could not be saved yet.</source>
        <translation>A text could not be saved yet.</translation>
    </message>
    <message>
        <source>The screen is covered, but the copy is still open.</source>
        <translation>The screen is covered, but the copy is still open.</translation>
    </message>
    <message>
        <source>Open it soon and look at that text before you close the program.</source>
        <translation>Open it soon and look at that text before you close the program.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{agency} (practice) – Penghubung</source>
        <translation>{agency} (practice) – Penghubung</translation>
    </message>
    <message>
        <source>{agency} – Penghubung</source>
        <translation>{agency} – Penghubung</translation>
    </message>
</context>
<context>
    <name>ManyBar</name>
    <message>
        <source>Choose one only</source>
        <translation>Choose one only</translation>
    </message>
    <message>
        <source>Several chosen</source>
        <translation>Several chosen</translation>
    </message>
    <message>
        <source>Stars for all of them, or take them away</source>
        <translation>Stars for all of them, or take them away</translation>
    </message>
    <message>
        <source>Mark all as read, or as unread</source>
        <translation>Mark all as read, or as unread</translation>
    </message>
    <message>
        <source>Put them off until a day</source>
        <translation>Put them off until a day</translation>
    </message>
    <message>
        <source>Copy their numbers</source>
        <translation>Copy their numbers</translation>
    </message>
    <message>
        <source>Chosen: {count}</source>
        <translation>Chosen: {count}</translation>
    </message>
    <message>
        <source>Given a star: {count}.</source>
        <translation>Given a star: {count}.</translation>
    </message>
    <message>
        <source>Star taken away: {count}.</source>
        <translation>Star taken away: {count}.</translation>
    </message>
    <message>
        <source>Marked as read: {count}.</source>
        <translation>Marked as read: {count}.</translation>
    </message>
    <message>
        <source>Marked as unread: {count}.</source>
        <translation>Marked as unread: {count}.</translation>
    </message>
    <message>
        <source>Put off until {day}: {count}.</source>
        <translation>Put off until {day}: {count}.</translation>
    </message>
    <message>
        <source>Left, for they are due before: {count}.</source>
        <translation>Left, for they are due before: {count}.</translation>
    </message>
    <message>
        <source>Numbers copied: {count}.</source>
        <translation>Numbers copied: {count}.</translation>
    </message>
</context>
<context>
    <name>Meanwhile</name>
    <message>
        <source>Changed while you were writing</source>
        <translation>Changed while you were writing</translation>
    </message>
    <message>
        <source>Two texts, one number</source>
        <translation>Two texts, one number</translation>
    </message>
    <message>
        <source>Needs editing</source>
        <translation>Needs editing</translation>
    </message>
    <message>
        <source>Put off by the server</source>
        <translation>Put off by the server</translation>
    </message>
    <message>
        <source>Draft without a complaint</source>
        <translation>Draft without a complaint</translation>
    </message>
    <message>
        <source>Many removals</source>
        <translation>Many removals</translation>
    </message>
    <message>
        <source>Copy not proven</source>
        <translation>Copy not proven</translation>
    </message>
    <message>
        <source>Attachment not taken</source>
        <translation>Attachment not taken</translation>
    </message>
    <message>
        <source>Closed meanwhile</source>
        <translation>Closed meanwhile</translation>
    </message>
    <message>
        <source>Archived meanwhile</source>
        <translation>Archived meanwhile</translation>
    </message>
    <message>
        <source>Disposed anew meanwhile</source>
        <translation>Disposed anew meanwhile</translation>
    </message>
    <message>
        <source>Made secret meanwhile</source>
        <translation>Made secret meanwhile</translation>
    </message>
    <message>
        <source>A colleague answered</source>
        <translation>A colleague answered</translation>
    </message>
    <message>
        <source>The reporter replied</source>
        <translation>The reporter replied</translation>
    </message>
    <message>
        <source>Left your agency</source>
        <translation>Left your agency</translation>
    </message>
    <message>
        <source>Deleted by order</source>
        <translation>Deleted by order</translation>
    </message>
    <message>
        <source>Already approved</source>
        <translation>Already approved</translation>
    </message>
    <message>
        <source>Already given back</source>
        <translation>Already given back</translation>
    </message>
    <message>
        <source>Submission withdrawn</source>
        <translation>Submission withdrawn</translation>
    </message>
    <message>
        <source>A newer version</source>
        <translation>A newer version</translation>
    </message>
    <message>
        <source>Submission not accepted</source>
        <translation>Submission not accepted</translation>
    </message>
    <message>
        <source>Files on their way</source>
        <translation>Files on their way</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>(no title)</translation>
    </message>
    <message>
        <source>The copy on this computer</source>
        <translation>The copy on this computer</translation>
    </message>
    <message>
        <source>What you wrote</source>
        <translation>What you wrote</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(no text)</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copy the text</translation>
    </message>
    <message>
        <source>What the server holds under the same number</source>
        <translation>What the server holds under the same number</translation>
    </message>
    <message>
        <source>Text at the server</source>
        <translation>Text at the server</translation>
    </message>
    <message>
        <source>What changed meanwhile</source>
        <translation>What changed meanwhile</translation>
    </message>
    <message>
        <source>Nobody changed this complaint; only your text has to be mended.</source>
        <translation>Nobody changed this complaint; only your text has to be mended.</translation>
    </message>
    <message>
        <source>Your text was accepted; only the file is missing there.</source>
        <translation>Your text was accepted; only the file is missing there.</translation>
    </message>
    <message>
        <source>Nothing new on this complaint has reached this computer.</source>
        <translation>Nothing new on this complaint has reached this computer.</translation>
    </message>
    <message>
        <source>The server told the reason above; it left no entry in the timeline.</source>
        <translation>The server told the reason above; it left no entry in the timeline.</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Send anyway</translation>
    </message>
    <message>
        <source>Edit first</source>
        <translation>Edit first</translation>
    </message>
    <message>
        <source>Cancel, keep a copy</source>
        <translation>Cancel, keep a copy</translation>
    </message>
    <message>
        <source>Do not; keep my copy</source>
        <translation>Do not; keep my copy</translation>
    </message>
    <message>
        <source>Accept the removal</source>
        <translation>Accept the removal</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Synchronise</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Throw the draft away</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>Open the complaint</source>
        <translation>Open the complaint</translation>
    </message>
</context>
<context>
    <name>MonthCard</name>
    <message>
        <source>Received and answered by month</source>
        <translation>Received and answered by month</translation>
    </message>
    <message>
        <source>received</source>
        <translation>received</translation>
    </message>
    <message>
        <source>answered for the first time</source>
        <translation>answered for the first time</translation>
    </message>
    <message>
        <source>{month} {year}: received {received}, answered {answered}</source>
        <translation>{month} {year}: received {received}, answered {answered}</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move to the region's server</source>
        <translation>Move to the region's server</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>Recovery passphrase</source>
        <translation>Recovery passphrase</translation>
    </message>
    <message>
        <source>&amp;Enrolment code of the region's server</source>
        <translation>&amp;Enrolment code of the region's server</translation>
    </message>
    <message>
        <source>Your &amp;recovery passphrase (it stays the same)</source>
        <translation>Your &amp;recovery passphrase (it stays the same)</translation>
    </message>
    <message>
        <source>Drafts, templates, stars, promised dates and the list for SP4N-LAPOR! come along. Nothing is sent by itself: each answer on the list is yours to hand on or to enter. This desk is kept as it is, encrypted, in the program's folder.</source>
        <translation>Drafts, templates, stars, promised dates and the list for SP4N-LAPOR! come along. Nothing is sent by itself: each answer on the list is yours to hand on or to enter. This desk is kept as it is, encrypted, in the program's folder.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Bringing this desk to its end …</source>
        <translation>Bringing this desk to its end …</translation>
    </message>
    <message>
        <source>Receiving complaints …</source>
        <translation>Receiving complaints …</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name of the filter</source>
        <translation>Name of the filter</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Keep</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>NetworkBlock</name>
    <message>
        <source>Server {server}. Only its own certificate, received when this PC was enrolled, is trusted; no other authority has to be installed.</source>
        <translation>Server {server}. Only its own certificate, received when this PC was enrolled, is trusted; no other authority has to be installed.</translation>
    </message>
    <message>
        <source>Name for the proxy</source>
        <translation>Name for the proxy</translation>
    </message>
    <message>
        <source>Password for the proxy</source>
        <translation>Password for the proxy</translation>
    </message>
    <message>
        <source>Keep name and password</source>
        <translation>Keep name and password</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Forget them</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Proxy {place}. This PC has no key store, so no name and password can be kept.</source>
        <translation>Proxy {place}. This PC has no key store, so no name and password can be kept.</translation>
    </message>
    <message>
        <source>This PC's settings use no proxy for it.</source>
        <translation>This PC's settings use no proxy for it.</translation>
    </message>
    <message>
        <source>Proxy {place}, from this PC's settings. Name and password are kept.</source>
        <translation>Proxy {place}, from this PC's settings. Name and password are kept.</translation>
    </message>
    <message>
        <source>Proxy {place}, from this PC's settings. No name is kept for it.</source>
        <translation>Proxy {place}, from this PC's settings. No name is kept for it.</translation>
    </message>
</context>
<context>
    <name>Officers</name>
    <message>
        <source>My name on this PC …</source>
        <translation>My name on this PC …</translation>
    </message>
    <message>
        <source>Change officer …</source>
        <translation>Change officer …</translation>
    </message>
    <message>
        <source>Add an officer …</source>
        <translation>Add an officer …</translation>
    </message>
    <message>
        <source>Move to the region's server …</source>
        <translation>Move to the region's server …</translation>
    </message>
    <message>
        <source>Came along: drafts {drafts}, answers not in SP4N-LAPOR! yet {waiting}.</source>
        <translation>Came along: drafts {drafts}, answers not in SP4N-LAPOR! yet {waiting}.</translation>
    </message>
    <message>
        <source>This PC works with the region's server now: {agency}.</source>
        <translation>This PC works with the region's server now: {agency}.</translation>
    </message>
    <message>
        <source>Open the desk, and decide of each answer on the list who enters it.</source>
        <translation>Open the desk, and decide of each answer on the list who enters it.</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Open the desk</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>My name on this PC</source>
        <translation>My name on this PC</translation>
    </message>
    <message>
        <source>Shown to everybody at this PC, where it is asked who is working:</source>
        <translation>Shown to everybody at this PC, where it is asked who is working:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>Export what is not sent …</source>
        <translation>Export what is not sent …</translation>
    </message>
    <message>
        <source>{text} + attachments {files}</source>
        <translation>{text} + attachments {files}</translation>
    </message>
    <message>
        <source>Hide cancelled ({count})</source>
        <translation>Hide cancelled ({count})</translation>
    </message>
    <message>
        <source>Show cancelled ({count})</source>
        <translation>Show cancelled ({count})</translation>
    </message>
    <message>
        <source>Wait for your decision</source>
        <translation>Wait for your decision</translation>
    </message>
    <message>
        <source>Accepted, attachments follow</source>
        <translation>Accepted, attachments follow</translation>
    </message>
    <message>
        <source>Cancelled, copies kept</source>
        <translation>Cancelled, copies kept</translation>
    </message>
    <message>
        <source>The outbox is empty</source>
        <translation>The outbox is empty</translation>
    </message>
    <message>
        <source>All that you sent has reached the server. New answers wait here until then.</source>
        <translation>All that you sent has reached the server. New answers wait here until then.</translation>
    </message>
    <message>
        <source>To complaints that need an answer</source>
        <translation>To complaints that need an answer</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>about {size}</translation>
    </message>
    <message>
        <source>The next synchronisation asks the server again; nothing is recorded twice.</source>
        <translation>The next synchronisation asks the server again; nothing is recorded twice.</translation>
    </message>
    <message>
        <source>Goes after the earlier one on the same complaint.</source>
        <translation>Goes after the earlier one on the same complaint.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>suggested: {agency}</source>
        <translation>suggested: {agency}</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(no text)</translation>
    </message>
    <message>
        <source>Export what is not sent</source>
        <translation>Export what is not sent</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Texts written to {file}: {count}.</source>
        <translation>Texts written to {file}: {count}.</translation>
    </message>
    <message>
        <source>The same stands beside it as {file}. Nothing here was changed.</source>
        <translation>The same stands beside it as {file}. Nothing here was changed.</translation>
    </message>
    <message>
        <source>The files are not encrypted: keep them where only you can read them.</source>
        <translation>The files are not encrypted: keep them where only you can read them.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>See what is needed</source>
        <translation>See what is needed</translation>
    </message>
    <message>
        <source>Cancel the approval</source>
        <translation>Cancel the approval</translation>
    </message>
    <message>
        <source>Take back to draft</source>
        <translation>Take back to draft</translation>
    </message>
    <message>
        <source>Open the complaint</source>
        <translation>Open the complaint</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copy the text</translation>
    </message>
    <message>
        <source>Attachments to follow: {n} · {share} sent</source>
        <translation>Attachments to follow: {n} · {share} sent</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} of {pages}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>Needs an answer</source>
        <translation>Needs an answer</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Reporter replied</source>
        <translation>Reporter replied</translation>
    </message>
    <message>
        <source>Waiting for reporter</source>
        <translation>Waiting for reporter</translation>
    </message>
    <message>
        <source>Settled and archived</source>
        <translation>Settled and archived</translation>
    </message>
    <message>
        <source>All complaints</source>
        <translation>All complaints</translation>
    </message>
    <message>
        <source>While you were away</source>
        <translation>While you were away</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>Not in SP4N-LAPOR! yet</source>
        <translation>Not in SP4N-LAPOR! yet</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Waiting for approval</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>Not in SP4N yet</source>
        <translation>Not in SP4N yet</translation>
    </message>
    <message>
        <source>To follow up</source>
        <translation>To follow up</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>My work</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Save as PDF …</source>
        <translation>Save as PDF …</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Print …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>The PDF is saved.</source>
        <translation>The PDF is saved.</translation>
    </message>
    <message>
        <source>You may close this.</source>
        <translation>You may close this.</translation>
    </message>
    <message>
        <source>The PDF could not be saved.</source>
        <translation>The PDF could not be saved.</translation>
    </message>
    <message>
        <source>Nothing was written there.</source>
        <translation>Nothing was written there.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room, and save again.</source>
        <translation>Choose another folder, or make room, and save again.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>PDF files ({kinds})</source>
        <translation>PDF files ({kinds})</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>The printer takes nothing.</source>
        <translation>The printer takes nothing.</translation>
    </message>
    <message>
        <source>Nothing was printed.</source>
        <translation>Nothing was printed.</translation>
    </message>
    <message>
        <source>Look whether it is on, or save a PDF and print that.</source>
        <translation>Look whether it is on, or save a PDF and print that.</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Schedule and budget</source>
        <translation>Schedule and budget</translation>
    </message>
    <message>
        <source>Synchronise by itself</source>
        <translation>Synchronise by itself</translation>
    </message>
    <message>
        <source>Every day at</source>
        <translation>Every day at</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Time of day</translation>
    </message>
    <message>
        <source>A few minutes later, so that not every desk comes in the same second.</source>
        <translation>A few minutes later, so that not every desk comes in the same second.</translation>
    </message>
    <message>
        <source>When the connection is back and something waits</source>
        <translation>When the connection is back and something waits</translation>
    </message>
    <message>
        <source>See what has &amp;come</source>
        <translation>See what has &amp;come</translation>
    </message>
    <message>
        <source>Only asks, takes nothing: about 0.3 kB each time.</source>
        <translation>Only asks, takes nothing: about 0.3 kB each time.</translation>
    </message>
    <message>
        <source>Data budget</source>
        <translation>Data budget</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source> MB a day</source>
        <translation> MB a day</translation>
    </message>
    <message>
        <source>Hold &amp;attachments back above</source>
        <translation>Hold &amp;attachments back above</translation>
    </message>
    <message>
        <source>Texts always go; only attachments wait for the next day.</source>
        <translation>Texts always go; only attachments wait for the next day.</translation>
    </message>
    <message>
        <source>Next synchronisation</source>
        <translation>Next synchronisation</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Every {time}</source>
        <translation>Every {time}</translation>
    </message>
    <message>
        <source>Used today {day}, this month {month}</source>
        <translation>Used today {day}, this month {month}</translation>
    </message>
    <message>
        <source>This month sent {up}, received {down}</source>
        <translation>This month sent {up}, received {down}</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>The practice office did not come up.</source>
        <translation>The practice office did not come up.</translation>
    </message>
    <message>
        <source>Your real work is not touched by this.</source>
        <translation>Your real work is not touched by this.</translation>
    </message>
    <message>
        <source>Try again; if it fails again, make the practice office anew.</source>
        <translation>Try again; if it fails again, make the practice office anew.</translation>
    </message>
</context>
<context>
    <name>PracticeRoom</name>
    <message>
        <source>Practice office</source>
        <translation>Practice office</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Opening …</translation>
    </message>
    <message>
        <source>Preparing the practice office</source>
        <translation>Preparing the practice office</translation>
    </message>
    <message>
        <source>Invented complaints, a server of its own on this PC. This is done once.</source>
        <translation>Invented complaints, a server of its own on this PC. This is done once.</translation>
    </message>
    <message>
        <source>Writing complaints …</source>
        <translation>Writing complaints …</translation>
    </message>
    <message>
        <source>Taking them into the server …</source>
        <translation>Taking them into the server …</translation>
    </message>
    <message>
        <source>Starting the server …</source>
        <translation>Starting the server …</translation>
    </message>
    <message>
        <source>Enrolling this PC …</source>
        <translation>Enrolling this PC …</translation>
    </message>
    <message>
        <source>Receiving complaints …</source>
        <translation>Receiving complaints …</translation>
    </message>
    <message>
        <source>{number} of {count} · {what}</source>
        <translation>{number} of {count} · {what}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>PracticeStrip</name>
    <message>
        <source>Practice</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Start anew</translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation>Leave practice</translation>
    </message>
    <message>
        <source>Yes, start anew</source>
        <translation>Yes, start anew</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>No, keep it</translation>
    </message>
    <message>
        <source>Everything you did in the practice office is removed. Start anew?</source>
        <translation>Everything you did in the practice office is removed. Start anew?</translation>
    </message>
    <message>
        <source>Invented complaints on this PC; nothing goes to any agency.</source>
        <translation>Invented complaints on this PC; nothing goes to any agency.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Opening the copy</source>
        <translation>Opening the copy</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Opening …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Enrol this PC</source>
        <translation>Enrol this PC</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Recover</translation>
    </message>
    <message>
        <source>Recovering the copy</source>
        <translation>Recovering the copy</translation>
    </message>
    <message>
        <source>The damaged file is put aside, never deleted.</source>
        <translation>The damaged file is put aside, never deleted.</translation>
    </message>
    <message>
        <source>Saving drafts and outbox …</source>
        <translation>Saving drafts and outbox …</translation>
    </message>
    <message>
        <source>The damaged copy was put aside.</source>
        <translation>The damaged copy was put aside.</translation>
    </message>
    <message>
        <source>The copy was made anew from a spare copy.</source>
        <translation>The copy was made anew from a spare copy.</translation>
    </message>
    <message>
        <source>Saved: drafts {drafts}, items of the outbox {operations}.</source>
        <translation>Saved: drafts {drafts}, items of the outbox {operations}.</translation>
    </message>
    <message>
        <source>Open the desk; the complaints come again with the next exchange.</source>
        <translation>Open the desk; the complaints come again with the next exchange.</translation>
    </message>
    <message>
        <source>Open the desk and synchronise before you send what came back.</source>
        <translation>Open the desk and synchronise before you send what came back.</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Open the desk</translation>
    </message>
    <message>
        <source>Closing the desk</source>
        <translation>Closing the desk</translation>
    </message>
    <message>
        <source>Closing …</source>
        <translation>Closing …</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Stopping …</translation>
    </message>
</context>
<context>
    <name>PromiseDesk</name>
    <message>
        <source>The promise is ticked off.</source>
        <translation>The promise is ticked off.</translation>
    </message>
</context>
<context>
    <name>PromiseLine</name>
    <message>
        <source>Promise kept</source>
        <translation>Promise kept</translation>
    </message>
    <message>
        <source>Promised to the reporter: {day}</source>
        <translation>Promised to the reporter: {day}</translation>
    </message>
    <message>
        <source>Promised to the reporter for {day}, not ticked off</source>
        <translation>Promised to the reporter for {day}, not ticked off</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} more</translation>
    </message>
</context>
<context>
    <name>ProtectionPage</name>
    <message>
        <source>How the copy is locked</source>
        <translation>How the copy is locked</translation>
    </message>
    <message>
        <source>The complaints on this PC are encrypted. A passphrase for emergencies is made in any case; this is about what opens the copy every day.</source>
        <translation>The complaints on this PC are encrypted. A passphrase for emergencies is made in any case; this is about what opens the copy every day.</translation>
    </message>
    <message>
        <source>This PC's own key &amp;store (recommended)</source>
        <translation>This PC's own key &amp;store (recommended)</translation>
    </message>
    <message>
        <source>A &amp;passphrase, each time</source>
        <translation>A &amp;passphrase, each time</translation>
    </message>
    <message>
        <source>Opens by itself once you are signed in to the PC. For an account that only you use.</source>
        <translation>Opens by itself once you are signed in to the PC. For an account that only you use.</translation>
    </message>
    <message>
        <source>You type it whenever the program starts. For an account that is shared.</source>
        <translation>You type it whenever the program starts. For an account that is shared.</translation>
    </message>
    <message>
        <source>This PC has no key store that answers, so the passphrase opens the copy.</source>
        <translation>This PC has no key store that answers, so the passphrase opens the copy.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PutOffDialog</name>
    <message>
        <source>Put off until …</source>
        <translation>Put off until …</translation>
    </message>
    <message>
        <source>The day when it comes back</source>
        <translation>The day when it comes back</translation>
    </message>
    <message>
        <source>At the latest {day}, its deadline.</source>
        <translation>At the latest {day}, its deadline.</translation>
    </message>
    <message>
        <source>It comes back by itself on that day, or when something new comes.</source>
        <translation>It comes back by itself on that day, or when something new comes.</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Put off</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PuttingOff</name>
    <message>
        <source>Put off no longer</source>
        <translation>Put off no longer</translation>
    </message>
    <message>
        <source>Until its deadline</source>
        <translation>Until its deadline</translation>
    </message>
    <message>
        <source>Choose a day …</source>
        <translation>Choose a day …</translation>
    </message>
    <message>
        <source>Put off until …</source>
        <translation>Put off until …</translation>
    </message>
    <message>
        <source>In three working days</source>
        <translation>In three working days</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Next week</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>Next working day</source>
        <translation>Next working day</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>An invented office; nothing leaves this computer.</source>
        <translation>An invented office; nothing leaves this computer.</translation>
    </message>
</context>
<context>
    <name>Readable</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>ReceiptPanel</name>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Accept the removal</source>
        <translation>Accept the removal</translation>
    </message>
    <message>
        <source>Do not; keep my copy</source>
        <translation>Do not; keep my copy</translation>
    </message>
    <message>
        <source>Complaints behind the figure</source>
        <translation>Complaints behind the figure</translation>
    </message>
    <message>
        <source>Receipt · {when}</source>
        <translation>Receipt · {when}</translation>
    </message>
    <message>
        <source>Receipt by courier · {when}</source>
        <translation>Receipt by courier · {when}</translation>
    </message>
    <message>
        <source>{n} sent</source>
        <translation>{n} sent</translation>
    </message>
    <message>
        <source>{n} received</source>
        <translation>{n} received</translation>
    </message>
    <message>
        <source>{n} for you</source>
        <translation>{n} for you</translation>
    </message>
    <message>
        <source>Files: {up} out, {down} back</source>
        <translation>Files: {up} out, {down} back</translation>
    </message>
    <message>
        <source>Attachments arrived: {n}</source>
        <translation>Attachments arrived: {n}</translation>
    </message>
    <message>
        <source>still to follow: {n}</source>
        <translation>still to follow: {n}</translation>
    </message>
    <message>
        <source>Your copy is newer</source>
        <translation>Your copy is newer</translation>
    </message>
    <message>
        <source>{figure}; complaints: {n}</source>
        <translation>{figure}; complaints: {n}</translation>
    </message>
    <message>
        <source>Proven complete</source>
        <translation>Proven complete</translation>
    </message>
    <message>
        <source>{up} up, {down} down · {time}</source>
        <translation>{up} up, {down} down · {time}</translation>
    </message>
    <message>
        <source>Not proven: it was cut off</source>
        <translation>Not proven: it was cut off</translation>
    </message>
    <message>
        <source>Not proven: you stopped it</source>
        <translation>Not proven: you stopped it</translation>
    </message>
    <message>
        <source>Not proven: it waits for your answer</source>
        <translation>Not proven: it waits for your answer</translation>
    </message>
    <message>
        <source>Not proven: the rest is missing</source>
        <translation>Not proven: the rest is missing</translation>
    </message>
    <message>
        <source>{figure}:</source>
        <translation>{figure}:</translation>
    </message>
    <message>
        <source>{figure}; the first {n}:</source>
        <translation>{figure}; the first {n}:</translation>
    </message>
    <message>
        <source>A complaint that is no longer with your agency</source>
        <translation>A complaint that is no longer with your agency</translation>
    </message>
    <message>
        <source>Nothing was exchanged</source>
        <translation>Nothing was exchanged</translation>
    </message>
</context>
<context>
    <name>ReceiptsPage</name>
    <message>
        <source>{n} sent</source>
        <translation>{n} sent</translation>
    </message>
    <message>
        <source>{n} received</source>
        <translation>{n} received</translation>
    </message>
    <message>
        <source>{n} for you</source>
        <translation>{n} for you</translation>
    </message>
    <message>
        <source>by courier · {size}</source>
        <translation>by courier · {size}</translation>
    </message>
    <message>
        <source>No receipt yet</source>
        <translation>No receipt yet</translation>
    </message>
    <message>
        <source>Every synchronisation leaves a receipt here: what went, what came, and proof.</source>
        <translation>Every synchronisation leaves a receipt here: what went, what came, and proof.</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Synchronise</translation>
    </message>
    <message>
        <source>proven complete</source>
        <translation>proven complete</translation>
    </message>
    <message>
        <source>not ended yet</source>
        <translation>not ended yet</translation>
    </message>
    <message>
        <source>not proven</source>
        <translation>not proven</translation>
    </message>
    <message>
        <source>nothing proven</source>
        <translation>nothing proven</translation>
    </message>
    <message>
        <source>not proven: part is missing</source>
        <translation>not proven: part is missing</translation>
    </message>
    <message>
        <source>Not ended</source>
        <translation>Not ended</translation>
    </message>
    <message>
        <source>This synchronisation is still running, or it was cut off.</source>
        <translation>This synchronisation is still running, or it was cut off.</translation>
    </message>
    <message>
        <source>This synchronisation was cut off: the program or the power ended.</source>
        <translation>This synchronisation was cut off: the program or the power ended.</translation>
    </message>
    <message>
        <source>What had been received by then is kept; what was sent is asked about.</source>
        <translation>What had been received by then is kept; what was sent is asked about.</translation>
    </message>
    <message>
        <source>The next synchronisation goes on from there.</source>
        <translation>The next synchronisation goes on from there.</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Write down the recovery passphrase</source>
        <translation>Write down the recovery passphrase</translation>
    </message>
    <message>
        <source>Write these words on paper, in this order, and keep it away from this PC. It is shown only now. It opens the copy when the PC's password was reset.</source>
        <translation>Write these words on paper, in this order, and keep it away from this PC. It is shown only now. It opens the copy when the PC's password was reset.</translation>
    </message>
    <message>
        <source>Nobody else can make it anew for you, not even the admin.</source>
        <translation>Nobody else can make it anew for you, not even the admin.</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>I have written it down</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Word {number}: {word}</source>
        <translation>Word {number}: {word}</translation>
    </message>
</context>
<context>
    <name>RemarkBanner</name>
    <message>
        <source>Submit for approval</source>
        <translation>Submit for approval</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Given back to be mended by {officer}.</source>
        <translation>Given back to be mended by {officer}.</translation>
    </message>
    <message>
        <source>Mend it, then submit it again.</source>
        <translation>Mend it, then submit it again.</translation>
    </message>
    <message>
        <source>Your own version of what {officer} submitted.</source>
        <translation>Your own version of what {officer} submitted.</translation>
    </message>
    <message>
        <source>Once it is sent it takes the place of the submission.</source>
        <translation>Once it is sent it takes the place of the submission.</translation>
    </message>
    <message>
        <source>In the outbox. The liaison officer gets it after the next sync.</source>
        <translation>In the outbox. The liaison officer gets it after the next sync.</translation>
    </message>
    <message>
        <source>In the outbox. It leaves with the next sync.</source>
        <translation>In the outbox. It leaves with the next sync.</translation>
    </message>
</context>
<context>
    <name>ReturnForm</name>
    <message>
        <source>This reason needs an explanation …</source>
        <translation>This reason needs an explanation …</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>Choose a reason</translation>
    </message>
    <message>
        <source>Suggested agency</source>
        <translation>Suggested agency</translation>
    </message>
    <message>
        <source>Type part of its name; may stay empty</source>
        <translation>Type part of its name; may stay empty</translation>
    </message>
</context>
<context>
    <name>SavedLine</name>
    <message>
        <source>Not saved</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Saving …</translation>
    </message>
    <message>
        <source>Saved {when}</source>
        <translation>Saved {when}</translation>
    </message>
    <message>
        <source>Nothing to save yet</source>
        <translation>Nothing to save yet</translation>
    </message>
    <message>
        <source>Already saved {when}</source>
        <translation>Already saved {when}</translation>
    </message>
    <message>
        <source>Draft saved {when} brought back</source>
        <translation>Draft saved {when} brought back</translation>
    </message>
    <message>
        <source>{over} too many</source>
        <translation>{over} too many</translation>
    </message>
    <message>
        <source>Characters left: {left}</source>
        <translation>Characters left: {left}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Clear the search</translation>
    </message>
</context>
<context>
    <name>SeatButton</name>
    <message>
        <source>Officer and lock</source>
        <translation>Officer and lock</translation>
    </message>
    <message>
        <source>Access record …</source>
        <translation>Access record …</translation>
    </message>
</context>
<context>
    <name>SeatMenu</name>
    <message>
        <source>Lock now</source>
        <translation>Lock now</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>Lock by itself</translation>
    </message>
    <message>
        <source>Code for the lock …</source>
        <translation>Code for the lock …</translation>
    </message>
    <message>
        <source>after {minutes} minutes</source>
        <translation>after {minutes} minutes</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Kept for you alone, on this computer.</source>
        <translation>Kept for you alone, on this computer.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Size of type</source>
        <translation>Size of type</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colours</translation>
    </message>
    <message>
        <source>Size of &amp;type</source>
        <translation>Size of &amp;type</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Schedule and data budget …</source>
        <translation>Schedule and data budget …</translation>
    </message>
    <message>
        <source>Small ones, up to {size}</source>
        <translation>Small ones, up to {size}</translation>
    </message>
    <message>
        <source>Only when I ask for them</source>
        <translation>Only when I ask for them</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Fetch attachments</source>
        <translation>Fetch attachments</translation>
    </message>
    <message>
        <source>&amp;Fetch attachments</source>
        <translation>&amp;Fetch attachments</translation>
    </message>
    <message>
        <source>Of others, at every synchronisation; within the day's budget.</source>
        <translation>Of others, at every synchronisation; within the day's budget.</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>This system shows no notices beside the clock.</source>
        <translation>This system shows no notices beside the clock.</translation>
    </message>
    <message>
        <source>Tell what is due soon or new, as figures only</source>
        <translation>Tell what is due soon or new, as figures only</translation>
    </message>
    <message>
        <source>Also every day at</source>
        <translation>Also every day at</translation>
    </message>
    <message>
        <source>Time of the daily notice</source>
        <translation>Time of the daily notice</translation>
    </message>
    <message>
        <source>Closing the window leaves the program beside the clock</source>
        <translation>Closing the window leaves the program beside the clock</translation>
    </message>
    <message>
        <source>At sign-in</source>
        <translation>At sign-in</translation>
    </message>
    <message>
        <source>Start Penghubung when I sign in to this computer</source>
        <translation>Start Penghubung when I sign in to this computer</translation>
    </message>
    <message>
        <source>It waits beside the clock and opens no window by itself.</source>
        <translation>It waits beside the clock and opens no window by itself.</translation>
    </message>
    <message>
        <source>Its window is minimised; nothing comes in front of your work.</source>
        <translation>Its window is minimised; nothing comes in front of your work.</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>Signature under new answers</source>
        <translation>Signature under new answers</translation>
    </message>
    <message>
        <source>For example: Kind regards, {instansi}</source>
        <translation>For example: Kind regards, {instansi}</translation>
    </message>
    <message>
        <source>{agency}, {number} and {day} are filled in by themselves.</source>
        <translation>{agency}, {number} and {day} are filled in by themselves.</translation>
    </message>
    <message>
        <source>The signature is longer than {n} characters.</source>
        <translation>The signature is longer than {n} characters.</translation>
    </message>
    <message>
        <source>What is over is not kept.</source>
        <translation>What is over is not kept.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Shorten it.</translation>
    </message>
</context>
<context>
    <name>SimilarPanel</name>
    <message>
        <source>1 similar complaint</source>
        <translation>1 similar complaint</translation>
    </message>
    <message>
        <source>{count} similar complaints</source>
        <translation>{count} similar complaints</translation>
    </message>
    <message>
        <source>{count} answered</source>
        <translation>{count} answered</translation>
    </message>
    <message>
        <source>Answered before</source>
        <translation>Answered before</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>Answer the twin too</source>
        <translation>Answer the twin too</translation>
    </message>
    <message>
        <source>Answer {count} twins too</source>
        <translation>Answer {count} twins too</translation>
    </message>
    <message>
        <source>Sending also queues a letter of its own for {numbers}.</source>
        <translation>Sending also queues a letter of its own for {numbers}.</translation>
    </message>
</context>
<context>
    <name>SimilarRow</name>
    <message>
        <source>Twin</source>
        <translation>Twin</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Use this answer</source>
        <translation>Use this answer</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>Not answered yet</translation>
    </message>
    <message>
        <source>Answered {when}:</source>
        <translation>Answered {when}:</translation>
    </message>
</context>
<context>
    <name>Situation</name>
    <message>
        <source>Thanks</source>
        <translation>Thanks</translation>
    </message>
    <message>
        <source>Being worked on</source>
        <translation>Being worked on</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Handled</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Schedule</translation>
    </message>
    <message>
        <source>More data needed</source>
        <translation>More data needed</translation>
    </message>
    <message>
        <source>Not our authority</source>
        <translation>Not our authority</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Other</translation>
    </message>
</context>
<context>
    <name>SparesDialog</name>
    <message>
        <source>Spare copies of what you wrote</source>
        <translation>Spare copies of what you wrote</translation>
    </message>
    <message>
        <source>Drafts, outbox and their history, encrypted on this PC. Restoring adds what is missing; what stands here now stays, and nothing is sent by itself.</source>
        <translation>Drafts, outbox and their history, encrypted on this PC. Restoring adds what is missing; what stands here now stays, and nothing is sent by itself.</translation>
    </message>
    <message>
        <source>Spare copies, the latest first</source>
        <translation>Spare copies, the latest first</translation>
    </message>
    <message>
        <source>Make one now</source>
        <translation>Make one now</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restore</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Reading …</translation>
    </message>
    <message>
        <source>Making a spare copy …</source>
        <translation>Making a spare copy …</translation>
    </message>
    <message>
        <source>Restoring …</source>
        <translation>Restoring …</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>There is none yet.</translation>
    </message>
    <message>
        <source>{when}: cannot be read</source>
        <translation>{when}: cannot be read</translation>
    </message>
    <message>
        <source>{when}: drafts {drafts}, not sent yet {queued}, {size}</source>
        <translation>{when}: drafts {drafts}, not sent yet {queued}, {size}</translation>
    </message>
    <message>
        <source>Would come back: {what}</source>
        <translation>Would come back: {what}</translation>
    </message>
    <message>
        <source>Everything in it is here already.</source>
        <translation>Everything in it is here already.</translation>
    </message>
    <message>
        <source>What had not been sent is a draft now: read it before you send it.</source>
        <translation>What had not been sent is a draft now: read it before you send it.</translation>
    </message>
    <message>
        <source>Attachments no longer on this PC: {n}.</source>
        <translation>Attachments no longer on this PC: {n}.</translation>
    </message>
    <message>
        <source>Restored: {what}</source>
        <translation>Restored: {what}</translation>
    </message>
    <message>
        <source>Look at Drafts.</source>
        <translation>Look at Drafts.</translation>
    </message>
    <message>
        <source>drafts {n}</source>
        <translation>drafts {n}</translation>
    </message>
    <message>
        <source>older texts {n}</source>
        <translation>older texts {n}</translation>
    </message>
    <message>
        <source>sent items {n}</source>
        <translation>sent items {n}</translation>
    </message>
    <message>
        <source>marks, templates and notes {n}</source>
        <translation>marks, templates and notes {n}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Wait for the next try, or press Synchronise.</source>
        <translation>Wait for the next try, or press Synchronise.</translation>
    </message>
    <message>
        <source>Ask your agency's admin for a new code.</source>
        <translation>Ask your agency's admin for a new code.</translation>
    </message>
    <message>
        <source>Compare both, then choose: send anyway, edit first, or cancel.</source>
        <translation>Compare both, then choose: send anyway, edit first, or cancel.</translation>
    </message>
    <message>
        <source>Export for the courier once more, or synchronise if there is a network.</source>
        <translation>Export for the courier once more, or synchronise if there is a network.</translation>
    </message>
    <message>
        <source>Copy the .balas file from the server's computer again. If it stays so, export again: nothing will be recorded twice.</source>
        <translation>Copy the .balas file from the server's computer again. If it stays so, export again: nothing will be recorded twice.</translation>
    </message>
    <message>
        <source>Export for the courier again; the server knows what it has, nothing is recorded twice.</source>
        <translation>Export for the courier again; the server knows what it has, nothing is recorded twice.</translation>
    </message>
    <message>
        <source>Choose the file whose name ends in .balas.</source>
        <translation>Choose the file whose name ends in .balas.</translation>
    </message>
    <message>
        <source>Nothing to do; the file may be removed from the stick.</source>
        <translation>Nothing to do; the file may be removed from the stick.</translation>
    </message>
    <message>
        <source>Close the program and open it again. If it happens again, give the file penghubung.log to the admin.</source>
        <translation>Close the program and open it again. If it happens again, give the file penghubung.log to the admin.</translation>
    </message>
    <message>
        <source>Try again in a little while.</source>
        <translation>Try again in a little while.</translation>
    </message>
    <message>
        <source>Synchronise again later.</source>
        <translation>Synchronise again later.</translation>
    </message>
    <message>
        <source>Nothing; the next exchange brings the latest state.</source>
        <translation>Nothing; the next exchange brings the latest state.</translation>
    </message>
    <message>
        <source>Try again with another file.</source>
        <translation>Try again with another file.</translation>
    </message>
    <message>
        <source>See whether the stick is there, then choose again.</source>
        <translation>See whether the stick is there, then choose again.</translation>
    </message>
    <message>
        <source>Install the newest version here, then import the same file again.</source>
        <translation>Install the newest version here, then import the same file again.</translation>
    </message>
    <message>
        <source>Take this file to the server's admin; here you import the .balas file.</source>
        <translation>Take this file to the server's admin; here you import the .balas file.</translation>
    </message>
    <message>
        <source>Take that file to the server's admin; here choose the .balas file.</source>
        <translation>Take that file to the server's admin; here choose the .balas file.</translation>
    </message>
    <message>
        <source>Import it on that PC; here choose the answer to a file from this PC.</source>
        <translation>Import it on that PC; here choose the answer to a file from this PC.</translation>
    </message>
    <message>
        <source>See whether files were mixed up; if not, tell your agency's admin.</source>
        <translation>See whether files were mixed up; if not, tell your agency's admin.</translation>
    </message>
    <message>
        <source>Do not use that file; tell your agency's admin, then export again.</source>
        <translation>Do not use that file; tell your agency's admin, then export again.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choose another name.</translation>
    </message>
    <message>
        <source>Make some room or use another stick, then export again.</source>
        <translation>Make some room or use another stick, then export again.</translation>
    </message>
    <message>
        <source>Choose another place, then export again.</source>
        <translation>Choose another place, then export again.</translation>
    </message>
    <message>
        <source>See to the stick, then export again.</source>
        <translation>See to the stick, then export again.</translation>
    </message>
    <message>
        <source>Open Needs attention if something waits for you.</source>
        <translation>Open Needs attention if something waits for you.</translation>
    </message>
    <message>
        <source>Ask your agency's admin; if the role is wrong, export again afterwards.</source>
        <translation>Ask your agency's admin; if the role is wrong, export again afterwards.</translation>
    </message>
    <message>
        <source>Synchronise if there is a network, or ask the server's admin to raise it.</source>
        <translation>Synchronise if there is a network, or ask the server's admin to raise it.</translation>
    </message>
    <message>
        <source>Synchronise again once there is a network.</source>
        <translation>Synchronise again once there is a network.</translation>
    </message>
    <message>
        <source>Wait: the next try starts by itself, {when}.</source>
        <translation>Wait: the next try starts by itself, {when}.</translation>
    </message>
    <message>
        <source>Enter the enrolment code from your agency's admin.</source>
        <translation>Enter the enrolment code from your agency's admin.</translation>
    </message>
    <message>
        <source>Install the newest version, then synchronise.</source>
        <translation>Install the newest version, then synchronise.</translation>
    </message>
    <message>
        <source>Correct this PC's date, clock and time zone, then synchronise.</source>
        <translation>Correct this PC's date, clock and time zone, then synchronise.</translation>
    </message>
    <message>
        <source>Ask the coordinator; accept it only if it is meant so.</source>
        <translation>Ask the coordinator; accept it only if it is meant so.</translation>
    </message>
    <message>
        <source>Open a browser, sign in to that network, then synchronise.</source>
        <translation>Open a browser, sign in to that network, then synchronise.</translation>
    </message>
    <message>
        <source>Ask the network's admin to allow the server's address, or change networks.</source>
        <translation>Ask the network's admin to allow the server's address, or change networks.</translation>
    </message>
    <message>
        <source>Ask the network's admin for the proxy's name and password, enter them in Settings, then synchronise.</source>
        <translation>Ask the network's admin for the proxy's name and password, enter them in Settings, then synchronise.</translation>
    </message>
    <message>
        <source>Set the proxy in this PC's network settings, then try again.</source>
        <translation>Set the proxy in this PC's network settings, then try again.</translation>
    </message>
    <message>
        <source>Check the proxy settings with the network's admin, or change networks.</source>
        <translation>Check the proxy settings with the network's admin, or change networks.</translation>
    </message>
    <message>
        <source>Open a browser; if it asks you to sign in, do so, then synchronise. Otherwise ask the network's admin to exempt the server's address.</source>
        <translation>Open a browser; if it asks you to sign in, do so, then synchronise. Otherwise ask the network's admin to exempt the server's address.</translation>
    </message>
    <message>
        <source>Check the date of this PC. If it is right, tell the server's admin.</source>
        <translation>Check the date of this PC. If it is right, tell the server's admin.</translation>
    </message>
    <message>
        <source>Try another network. If it happens again, ask the admin.</source>
        <translation>Try another network. If it happens again, ask the admin.</translation>
    </message>
    <message>
        <source>Wait: the next try goes on from this point by itself.</source>
        <translation>Wait: the next try goes on from this point by itself.</translation>
    </message>
    <message>
        <source>Press Synchronise; the copy is fetched anew, at most once a day.</source>
        <translation>Press Synchronise; the copy is fetched anew, at most once a day.</translation>
    </message>
    <message>
        <source>Ask your agency's admin who takes over your work.</source>
        <translation>Ask your agency's admin who takes over your work.</translation>
    </message>
    <message>
        <source>Press Synchronise when you are ready.</source>
        <translation>Press Synchronise when you are ready.</translation>
    </message>
    <message>
        <source>Open Needs attention.</source>
        <translation>Open Needs attention.</translation>
    </message>
    <message>
        <source>Correct the text, then send again.</source>
        <translation>Correct the text, then send again.</translation>
    </message>
    <message>
        <source>Ask the liaison officer to approve or send it.</source>
        <translation>Ask the liaison officer to approve or send it.</translation>
    </message>
    <message>
        <source>Shorten the text or replace attachments, then send again.</source>
        <translation>Shorten the text or replace attachments, then send again.</translation>
    </message>
    <message>
        <source>Synchronise, then search again.</source>
        <translation>Synchronise, then search again.</translation>
    </message>
    <message>
        <source>Wait for the server's answer.</source>
        <translation>Wait for the server's answer.</translation>
    </message>
    <message>
        <source>Look how it stands now, then choose again.</source>
        <translation>Look how it stands now, then choose again.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Try again.</translation>
    </message>
    <message>
        <source>Delete files you do not need, then try again.</source>
        <translation>Delete files you do not need, then try again.</translation>
    </message>
    <message>
        <source>Check access and disk, then open the program again.</source>
        <translation>Check access and disk, then open the program again.</translation>
    </message>
    <message>
        <source>Close the other program or scanner, then try again.</source>
        <translation>Close the other program or scanner, then try again.</translation>
    </message>
    <message>
        <source>Press Recover; the complaints are fetched from the server again.</source>
        <translation>Press Recover; the complaints are fetched from the server again.</translation>
    </message>
    <message>
        <source>Install the newest version.</source>
        <translation>Install the newest version.</translation>
    </message>
    <message>
        <source>Open that copy; do not make a new one.</source>
        <translation>Open that copy; do not make a new one.</translation>
    </message>
    <message>
        <source>Enrol this PC.</source>
        <translation>Enrol this PC.</translation>
    </message>
    <message>
        <source>Enter the recovery passphrase.</source>
        <translation>Enter the recovery passphrase.</translation>
    </message>
    <message>
        <source>Check capital letters and spaces, then try again.</source>
        <translation>Check capital letters and spaces, then try again.</translation>
    </message>
    <message>
        <source>Unlock the system's key store, or enter the passphrase.</source>
        <translation>Unlock the system's key store, or enter the passphrase.</translation>
    </message>
    <message>
        <source>Ask the admin to move it to this PC's own disk.</source>
        <translation>Ask the admin to move it to this PC's own disk.</translation>
    </message>
    <message>
        <source>Ask the admin to take it out of the cloud service.</source>
        <translation>Ask the admin to take it out of the cloud service.</translation>
    </message>
    <message>
        <source>Press Recover, then synchronise.</source>
        <translation>Press Recover, then synchronise.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Choose another one.</translation>
    </message>
    <message>
        <source>Make room on the disk, then check again.</source>
        <translation>Make room on the disk, then check again.</translation>
    </message>
    <message>
        <source>Ask the admin to set up a data folder on this PC's own disk.</source>
        <translation>Ask the admin to set up a data folder on this PC's own disk.</translation>
    </message>
    <message>
        <source>Ask the admin to set up a data folder outside the cloud service.</source>
        <translation>Ask the admin to set up a data folder outside the cloud service.</translation>
    </message>
    <message>
        <source>Delete files you do not need.</source>
        <translation>Delete files you do not need.</translation>
    </message>
    <message>
        <source>Unlock the system's key store and open the program: it makes the file again.</source>
        <translation>Unlock the system's key store and open the program: it makes the file again.</translation>
    </message>
    <message>
        <source>Set date, time and time zone of this PC right.</source>
        <translation>Set date, time and time zone of this PC right.</translation>
    </message>
    <message>
        <source>Synchronise, or use the courier where there is no network.</source>
        <translation>Synchronise, or use the courier where there is no network.</translation>
    </message>
    <message>
        <source>Synchronise until it is complete.</source>
        <translation>Synchronise until it is complete.</translation>
    </message>
    <message>
        <source>Go to the window that is open.</source>
        <translation>Go to the window that is open.</translation>
    </message>
    <message>
        <source>Wait: the next try goes on from here by itself, {when}.</source>
        <translation>Wait: the next try goes on from here by itself, {when}.</translation>
    </message>
    <message>
        <source>Try another network. If it happens again, tell the server's admin.</source>
        <translation>Try another network. If it happens again, tell the server's admin.</translation>
    </message>
    <message>
        <source>Ask your agency's admin for an https:// address.</source>
        <translation>Ask your agency's admin for an https:// address.</translation>
    </message>
    <message>
        <source>If you are still on duty, ask your agency's admin, who can give you a new code.</source>
        <translation>If you are still on duty, ask your agency's admin, who can give you a new code.</translation>
    </message>
    <message>
        <source>Hand that file to your agency's admin; only the server can open it.</source>
        <translation>Hand that file to your agency's admin; only the server can open it.</translation>
    </message>
    <message>
        <source>Check that the code is for this server, or ask for another.</source>
        <translation>Check that the code is for this server, or ask for another.</translation>
    </message>
    <message>
        <source>Wait a minute, then try again with the right code.</source>
        <translation>Wait a minute, then try again with the right code.</translation>
    </message>
    <message>
        <source>Copy the whole code again, from PH1 on.</source>
        <translation>Copy the whole code again, from PH1 on.</translation>
    </message>
    <message>
        <source>Ask your agency's admin for an enrolment code.</source>
        <translation>Ask your agency's admin for an enrolment code.</translation>
    </message>
    <message>
        <source>Enter the same code again; after 24 hours ask the admin for a new one.</source>
        <translation>Enter the same code again; after 24 hours ask the admin for a new one.</translation>
    </message>
    <message>
        <source>Choose a passphrase of at least {n} characters.</source>
        <translation>Choose a passphrase of at least {n} characters.</translation>
    </message>
    <message>
        <source>Choose a few words that you can remember.</source>
        <translation>Choose a few words that you can remember.</translation>
    </message>
    <message>
        <source>Go on with your work; if it looks outdated, synchronise.</source>
        <translation>Go on with your work; if it looks outdated, synchronise.</translation>
    </message>
    <message>
        <source>Write the text, then send again.</source>
        <translation>Write the text, then send again.</translation>
    </message>
    <message>
        <source>Shorten it; characters too many: {n}. Then send again.</source>
        <translation>Shorten it; characters too many: {n}. Then send again.</translation>
    </message>
    <message>
        <source>Read what happened meanwhile, then cancel your decision; a copy is kept.</source>
        <translation>Read what happened meanwhile, then cancel your decision; a copy is kept.</translation>
    </message>
    <message>
        <source>Synchronise again after the operator has synchronised that PC.</source>
        <translation>Synchronise again after the operator has synchronised that PC.</translation>
    </message>
    <message>
        <source>Synchronise, then look again how it stands.</source>
        <translation>Synchronise, then look again how it stands.</translation>
    </message>
    <message>
        <source>Copy the file once more, then take it again.</source>
        <translation>Copy the file once more, then take it again.</translation>
    </message>
    <message>
        <source>Choose a .ajukan file of submissions, or a .kartu file of an officer's card.</source>
        <translation>Choose a .ajukan file of submissions, or a .kartu file of an officer's card.</translation>
    </message>
    <message>
        <source>Install the newest version, then take the same file again.</source>
        <translation>Install the newest version, then take the same file again.</translation>
    </message>
    <message>
        <source>Ask for a file made with your card, or for a card of your own agency.</source>
        <translation>Ask for a file made with your card, or for a card of your own agency.</translation>
    </message>
    <message>
        <source>Do not use that file; ask whoever made it for another one.</source>
        <translation>Do not use that file; ask whoever made it for another one.</translation>
    </message>
    <message>
        <source>See whether the file is still there, then try again.</source>
        <translation>See whether the file is still there, then try again.</translation>
    </message>
    <message>
        <source>Choose another place, then try again.</source>
        <translation>Choose another place, then try again.</translation>
    </message>
    <message>
        <source>First give back what came by file.</source>
        <translation>First give back what came by file.</translation>
    </message>
    <message>
        <source>First take the operator's submissions from a file.</source>
        <translation>First take the operator's submissions from a file.</translation>
    </message>
    <message>
        <source>Ask for the card and take it on the page of approval.</source>
        <translation>Ask for the card and take it on the page of approval.</translation>
    </message>
    <message>
        <source>Submit first; what the server has answered needs a synchronisation only.</source>
        <translation>Submit first; what the server has answered needs a synchronisation only.</translation>
    </message>
    <message>
        <source>Download the export from SP4N-LAPOR! again (.xlsx), then choose it.</source>
        <translation>Download the export from SP4N-LAPOR! again (.xlsx), then choose it.</translation>
    </message>
    <message>
        <source>Download the export again, then choose it.</source>
        <translation>Download the export again, then choose it.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, restart the PC.</source>
        <translation>Try again; if it stays so, restart the PC.</translation>
    </message>
    <message>
        <source>Tell whoever looks after this PC; do not remove Penghubung's folder.</source>
        <translation>Tell whoever looks after this PC; do not remove Penghubung's folder.</translation>
    </message>
    <message>
        <source>Open it, and import new exports there.</source>
        <translation>Open it, and import new exports there.</translation>
    </message>
    <message>
        <source>Synchronise and decide what needs your attention, then try again.</source>
        <translation>Synchronise and decide what needs your attention, then try again.</translation>
    </message>
    <message>
        <source>Look at the network, then try again with the same code.</source>
        <translation>Look at the network, then try again with the same code.</translation>
    </message>
    <message>
        <source>See how it stands on the list.</source>
        <translation>See how it stands on the list.</translation>
    </message>
    <message>
        <source>Synchronise and try again, or enter it in SP4N-LAPOR! yourself.</source>
        <translation>Synchronise and try again, or enter it in SP4N-LAPOR! yourself.</translation>
    </message>
    <message>
        <source>Write what is to be mended, then give it back.</source>
        <translation>Write what is to be mended, then give it back.</translation>
    </message>
    <message>
        <source>Fill both in.</source>
        <translation>Fill both in.</translation>
    </message>
    <message>
        <source>Answer it, or return it to the coordinator.</source>
        <translation>Answer it, or return it to the coordinator.</translation>
    </message>
    <message>
        <source>Choose a day not later than its deadline.</source>
        <translation>Choose a day not later than its deadline.</translation>
    </message>
    <message>
        <source>Throw one of them away, then keep this one.</source>
        <translation>Throw one of them away, then keep this one.</translation>
    </message>
    <message>
        <source>Write a name, then keep it.</source>
        <translation>Write a name, then keep it.</translation>
    </message>
    <message>
        <source>Choose fewer, then do it again.</source>
        <translation>Choose fewer, then do it again.</translation>
    </message>
    <message>
        <source>Choose a day from tomorrow on.</source>
        <translation>Choose a day from tomorrow on.</translation>
    </message>
    <message>
        <source>Choose a working day.</source>
        <translation>Choose a working day.</translation>
    </message>
    <message>
        <source>Choose a reason from the list, then send again.</source>
        <translation>Choose a reason from the list, then send again.</translation>
    </message>
    <message>
        <source>Synchronise first, then choose a reason.</source>
        <translation>Synchronise first, then choose a reason.</translation>
    </message>
    <message>
        <source>Write the explanation, then send again.</source>
        <translation>Write the explanation, then send again.</translation>
    </message>
    <message>
        <source>Copy what you still need, then throw the draft away.</source>
        <translation>Copy what you still need, then throw the draft away.</translation>
    </message>
    <message>
        <source>Read the complaint; if it is still needed, send it on its own.</source>
        <translation>Read the complaint; if it is still needed, send it on its own.</translation>
    </message>
    <message>
        <source>Synchronise first, then send it if it is still needed.</source>
        <translation>Synchronise first, then send it if it is still needed.</translation>
    </message>
    <message>
        <source>Choose Edit first or Cancel.</source>
        <translation>Choose Edit first or Cancel.</translation>
    </message>
    <message>
        <source>Look in the outbox how it stands.</source>
        <translation>Look in the outbox how it stands.</translation>
    </message>
    <message>
        <source>Choose a name from the list, or leave the field empty.</source>
        <translation>Choose a name from the list, or leave the field empty.</translation>
    </message>
    <message>
        <source>Check the number, or synchronise and search again.</source>
        <translation>Check the number, or synchronise and search again.</translation>
    </message>
    <message>
        <source>Cancel it; a copy of your text is kept.</source>
        <translation>Cancel it; a copy of your text is kept.</translation>
    </message>
    <message>
        <source>Compare both, then edit and send again, or cancel.</source>
        <translation>Compare both, then edit and send again, or cancel.</translation>
    </message>
    <message>
        <source>Edit that part and send again, or cancel.</source>
        <translation>Edit that part and send again, or cancel.</translation>
    </message>
    <message>
        <source>Choose another file, or save this one as one of those kinds and attach it again.</source>
        <translation>Choose another file, or save this one as one of those kinds and attach it again.</translation>
    </message>
    <message>
        <source>Make the file smaller or divide it, then attach it again.</source>
        <translation>Make the file smaller or divide it, then attach it again.</translation>
    </message>
    <message>
        <source>Send the smaller picture, or hand the original over another way.</source>
        <translation>Send the smaller picture, or hand the original over another way.</translation>
    </message>
    <message>
        <source>Remove an attachment, or send the rest with the next follow-up.</source>
        <translation>Remove an attachment, or send the rest with the next follow-up.</translation>
    </message>
    <message>
        <source>Choose another file if one is missing.</source>
        <translation>Choose another file if one is missing.</translation>
    </message>
    <message>
        <source>Open the picture in another program, save it anew, then attach it again.</source>
        <translation>Open the picture in another program, save it anew, then attach it again.</translation>
    </message>
    <message>
        <source>Fetch it from the server first.</source>
        <translation>Fetch it from the server first.</translation>
    </message>
    <message>
        <source>Look at the list of attachments again.</source>
        <translation>Look at the list of attachments again.</translation>
    </message>
    <message>
        <source>Synchronise, then look at the complaint again.</source>
        <translation>Synchronise, then look at the complaint again.</translation>
    </message>
    <message>
        <source>Send the right file with a new follow-up, then mark this as known.</source>
        <translation>Send the right file with a new follow-up, then mark this as known.</translation>
    </message>
    <message>
        <source>Wait for the next synchronisation; if it stays so, edit or cancel.</source>
        <translation>Wait for the next synchronisation; if it stays so, edit or cancel.</translation>
    </message>
</context>
<context>
    <name>SubmissionPaper</name>
    <message>
        <source>What will go out, word for word</source>
        <translation>What will go out, word for word</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Public</translation>
    </message>
    <message>
        <source>Not all files have reached the server yet; until then it cannot go out.</source>
        <translation>Not all files have reached the server yet; until then it cannot go out.</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Compared with</translation>
    </message>
    <message>
        <source>Version to compare with</source>
        <translation>Version to compare with</translation>
    </message>
    <message>
        <source>How the texts differ</source>
        <translation>How the texts differ</translation>
    </message>
    <message>
        <source>Your own version · {when}</source>
        <translation>Your own version · {when}</translation>
    </message>
    <message>
        <source>Submitted before · {by} · {when}</source>
        <translation>Submitted before · {by} · {when}</translation>
    </message>
    <message>
        <source>Struck through: in the submission only. Bold: in your own version only.</source>
        <translation>Struck through: in the submission only. Bold: in your own version only.</translation>
    </message>
    <message>
        <source>Struck through: no longer in it. Bold: new in this submission.</source>
        <translation>Struck through: no longer in it. Bold: new in this submission.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Give back …</source>
        <translation>Give back …</translation>
    </message>
    <message>
        <source>Write my own version</source>
        <translation>Write my own version</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>Withdraw it</translation>
    </message>
    <message>
        <source>Open the complaint</source>
        <translation>Open the complaint</translation>
    </message>
    <message>
        <source>What is to be mended</source>
        <translation>What is to be mended</translation>
    </message>
    <message>
        <source>For the operator; the public never sees it …</source>
        <translation>For the operator; the public never sees it …</translation>
    </message>
    <message>
        <source>Give back with this remark</source>
        <translation>Give back with this remark</translation>
    </message>
</context>
<context>
    <name>SyncCard</name>
    <message>
        <source>Synchronisation</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Synchronise</translation>
    </message>
    <message>
        <source>By courier…</source>
        <translation>By courier…</translation>
    </message>
    <message>
        <source>Without a network, a file on a stick takes its place</source>
        <translation>Without a network, a file on a stick takes its place</translation>
    </message>
    <message>
        <source>Import a new export…</source>
        <translation>Import a new export…</translation>
    </message>
    <message>
        <source>Import a new export</source>
        <translation>Import a new export</translation>
    </message>
    <message>
        <source>Need your attention: {count}</source>
        <translation>Need your attention: {count}</translation>
    </message>
    <message>
        <source>Not synchronised</source>
        <translation>Not synchronised</translation>
    </message>
    <message>
        <source>Stop synchronising</source>
        <translation>Stop synchronising</translation>
    </message>
    <message>
        <source>Access revoked</source>
        <translation>Access revoked</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>Not synchronised yet</translation>
    </message>
    <message>
        <source>The server has not been tried.</source>
        <translation>The server has not been tried.</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Server reached {when}</source>
        <translation>Server reached {when}</translation>
    </message>
    <message>
        <source>Online earlier</source>
        <translation>Online earlier</translation>
    </message>
    <message>
        <source>Tried {when}</source>
        <translation>Tried {when}</translation>
    </message>
    <message>
        <source>Last exchange was cut off</source>
        <translation>Last exchange was cut off</translation>
    </message>
    <message>
        <source>Begun {when}</source>
        <translation>Begun {when}</translation>
    </message>
    <message>
        <source>On this PC only</source>
        <translation>On this PC only</translation>
    </message>
    <message>
        <source>Not brought up to date yet</source>
        <translation>Not brought up to date yet</translation>
    </message>
    <message>
        <source>Not brought up to date, tried {when}</source>
        <translation>Not brought up to date, tried {when}</translation>
    </message>
    <message>
        <source>Brought up to date {when}</source>
        <translation>Brought up to date {when}</translation>
    </message>
    <message>
        <source>No complete copy yet</source>
        <translation>No complete copy yet</translation>
    </message>
    <message>
        <source>Copy not complete yet; complaints so far: {count}</source>
        <translation>Copy not complete yet; complaints so far: {count}</translation>
    </message>
    <message>
        <source>Not recorded on this PC yet: {count}</source>
        <translation>Not recorded on this PC yet: {count}</translation>
    </message>
    <message>
        <source>Waiting to be sent: {count} · {size}</source>
        <translation>Waiting to be sent: {count} · {size}</translation>
    </message>
    <message>
        <source>Copy of {when}, differs from the server</source>
        <translation>Copy of {when}, differs from the server</translation>
    </message>
    <message>
        <source>Copy of {when}, proven complete</source>
        <translation>Copy of {when}, proven complete</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Nothing waits to be sent</translation>
    </message>
    <message>
        <source>Not in SP4N-LAPOR! yet: {count}</source>
        <translation>Not in SP4N-LAPOR! yet: {count}</translation>
    </message>
    <message>
        <source>With the courier since {when}</source>
        <translation>With the courier since {when}</translation>
    </message>
    <message>
        <source>With the courier since {when}: {count} sent, not answered yet</source>
        <translation>With the courier since {when}: {count} sent, not answered yet</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} of {all}</translation>
    </message>
    <message>
        <source>Sending attachments</source>
        <translation>Sending attachments</translation>
    </message>
    <message>
        <source>{done} of {all} · {size}</source>
        <translation>{done} of {all} · {size}</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Receiving</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Stopping …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Synchronising</source>
        <translation>Synchronising</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Connecting …</translation>
    </message>
    <message>
        <source>Schedule and data budget</source>
        <translation>Schedule and data budget</translation>
    </message>
    <message>
        <source>See what has come</source>
        <translation>See what has come</translation>
    </message>
    <message>
        <source>Schedule and budget …</source>
        <translation>Schedule and budget …</translation>
    </message>
    <message>
        <source>The copy is to be fetched anew</source>
        <translation>The copy is to be fetched anew</translation>
    </message>
    <message>
        <source>Complaints waiting to be fetched: {count}</source>
        <translation>Complaints waiting to be fetched: {count}</translation>
    </message>
    <message>
        <source>Nothing new at the server</source>
        <translation>Nothing new at the server</translation>
    </message>
    <message>
        <source>Next try {when}</source>
        <translation>Next try {when}</translation>
    </message>
    <message>
        <source>Next {when}</source>
        <translation>Next {when}</translation>
    </message>
    <message>
        <source>Cost ± {size}</source>
        <translation>Cost ± {size}</translation>
    </message>
    <message>
        <source>This month {size}</source>
        <translation>This month {size}</translation>
    </message>
    <message>
        <source>Attachments over the budget: {count}</source>
        <translation>Attachments over the budget: {count}</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>not known yet</translation>
    </message>
    <message>
        <source>Answers: {size}</source>
        <translation>Answers: {size}</translation>
    </message>
    <message>
        <source>Changes: {size}</source>
        <translation>Changes: {size}</translation>
    </message>
    <message>
        <source>Attachments: {size}</source>
        <translation>Attachments: {size}</translation>
    </message>
</context>
<context>
    <name>SyncMark</name>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Cut off</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>This PC</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>Synchronisation</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>Reply templates</source>
        <translation>Reply templates</translation>
    </message>
    <message>
        <source>Search templates</source>
        <translation>Search templates</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>As it is put in</source>
        <translation>As it is put in</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;New</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>&amp;Put in</source>
        <translation>&amp;Put in</translation>
    </message>
    <message>
        <source>The template was not saved.</source>
        <translation>The template was not saved.</translation>
    </message>
    <message>
        <source>Template thrown away.</source>
        <translation>Template thrown away.</translation>
    </message>
    <message>
        <source>No template fits. Search for other words, or write a new one.</source>
        <translation>No template fits. Search for other words, or write a new one.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Used when</source>
        <translation>Used when</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Filled by itself:</source>
        <translation>Filled by itself:</translation>
    </message>
    <message>
        <source>Put in {place}</source>
        <translation>Put in {place}</translation>
    </message>
    <message>
        <source>Any other words in braces, as {example}, are for you to fill each time.</source>
        <translation>Any other words in braces, as {example}, are for you to fill each time.</translation>
    </message>
    <message>
        <source>the agency</source>
        <translation>the agency</translation>
    </message>
    <message>
        <source>the complaint's number</source>
        <translation>the complaint's number</translation>
    </message>
    <message>
        <source>today's date</source>
        <translation>today's date</translation>
    </message>
    <message>
        <source>the reporter; only “Bapak/Ibu” where the name is hidden</source>
        <translation>the reporter; only “Bapak/Ibu” where the name is hidden</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Reporter</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation>Coordinator</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>You</source>
        <translation>You</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>your own agency only</source>
        <translation>your own agency only</translation>
    </message>
    <message>
        <source>suggested: {agency}</source>
        <translation>suggested: {agency}</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>In the outbox</source>
        <translation>In the outbox</translation>
    </message>
    <message>
        <source>Being withdrawn</source>
        <translation>Being withdrawn</translation>
    </message>
    <message>
        <source>Sent, not answered yet</source>
        <translation>Sent, not answered yet</translation>
    </message>
    <message>
        <source>Recorded on this PC</source>
        <translation>Recorded on this PC</translation>
    </message>
    <message>
        <source>Received {when}</source>
        <translation>Received {when}</translation>
    </message>
    <message>
        <source>Received by the server</source>
        <translation>Received by the server</translation>
    </message>
    <message>
        <source>Not in SP4N-LAPOR! yet</source>
        <translation>Not in SP4N-LAPOR! yet</translation>
    </message>
    <message>
        <source>In SP4N-LAPOR! {when}</source>
        <translation>In SP4N-LAPOR! {when}</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Came back to you</source>
        <translation>Came back to you</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>Waiting for your approval</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Promised to the reporter</source>
        <translation>Promised to the reporter</translation>
    </message>
    <message>
        <source>Due today and in the next working days</source>
        <translation>Due today and in the next working days</translation>
    </message>
    <message>
        <source>The reporter replied</source>
        <translation>The reporter replied</translation>
    </message>
    <message>
        <source>Newly disposed to you</source>
        <translation>Newly disposed to you</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Mend</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Go on writing</translation>
    </message>
    <message>
        <source>Read the reply</source>
        <translation>Read the reply</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Tell the reporter</source>
        <translation>Tell the reporter</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>See all {count}</source>
        <translation>See all {count}</translation>
    </message>
    <message>
        <source>submitted {when} by {officer}</source>
        <translation>submitted {when} by {officer}</translation>
    </message>
    <message>
        <source>the reporter replied {when}</source>
        <translation>the reporter replied {when}</translation>
    </message>
    <message>
        <source>disposed to you {when}</source>
        <translation>disposed to you {when}</translation>
    </message>
    <message>
        <source>{stage} by {day}</source>
        <translation>{stage} by {day}</translation>
    </message>
    <message>
        <source>a draft is kept</source>
        <translation>a draft is kept</translation>
    </message>
    <message>
        <source>promise of {day} not ticked off</source>
        <translation>promise of {day} not ticked off</translation>
    </message>
    <message>
        <source>promised for today</source>
        <translation>promised for today</translation>
    </message>
    <message>
        <source>promised for {day}</source>
        <translation>promised for {day}</translation>
    </message>
    <message>
        <source>Waiting for you: {count}</source>
        <translation>Waiting for you: {count}</translation>
    </message>
    <message>
        <source>came back {n}</source>
        <translation>came back {n}</translation>
    </message>
    <message>
        <source>to approve {n}</source>
        <translation>to approve {n}</translation>
    </message>
    <message>
        <source>late {n}</source>
        <translation>late {n}</translation>
    </message>
    <message>
        <source>promised {n}</source>
        <translation>promised {n}</translation>
    </message>
    <message>
        <source>due soon {n}</source>
        <translation>due soon {n}</translation>
    </message>
    <message>
        <source>replied {n}</source>
        <translation>replied {n}</translation>
    </message>
    <message>
        <source>new {n}</source>
        <translation>new {n}</translation>
    </message>
    <message>
        <source>the copy is not complete yet</source>
        <translation>the copy is not complete yet</translation>
    </message>
    <message>
        <source>copy of {when}, differs from the server</source>
        <translation>copy of {when}, differs from the server</translation>
    </message>
    <message>
        <source>copy of {when}, proven complete</source>
        <translation>copy of {when}, proven complete</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Synchronise</translation>
    </message>
    <message>
        <source>The copy is not complete yet</source>
        <translation>The copy is not complete yet</translation>
    </message>
    <message>
        <source>What waits for you is known when all complaints are here.</source>
        <translation>What waits for you is known when all complaints are here.</translation>
    </message>
    <message>
        <source>No deadline is near or past, no promise is due, no reply waits, nothing came back and nothing new was disposed to you. {copy}.</source>
        <translation>No deadline is near or past, no promise is due, no reply waits, nothing came back and nothing new was disposed to you. {copy}.</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>All is well</translation>
    </message>
    <message>
        <source>To the inbox</source>
        <translation>To the inbox</translation>
    </message>
    <message>
        <source>Since you were last here, {when} ({days}).</source>
        <translation>Since you were last here, {when} ({days}).</translation>
    </message>
    <message>
        <source>What happened is seen after synchronising.</source>
        <translation>What happened is seen after synchronising.</translation>
    </message>
    <message>
        <source>Nothing happened.</source>
        <translation>Nothing happened.</translation>
    </message>
    <message>
        <source>New complaints: {n}</source>
        <translation>New complaints: {n}</translation>
    </message>
    <message>
        <source>Replies of reporters: {n}</source>
        <translation>Replies of reporters: {n}</translation>
    </message>
    <message>
        <source>Closed by the system: {n}</source>
        <translation>Closed by the system: {n}</translation>
    </message>
    <message>
        <source>Your answers accepted: {n}</source>
        <translation>Your answers accepted: {n}</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Reading the copy</source>
        <translation>Reading the copy</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
</context>
<context>
    <name>TrayPlace</name>
    <message>
        <source>Open Penghubung</source>
        <translation>Open Penghubung</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Synchronise</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Close the program</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>Close the program</source>
        <translation>Close the program</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
</context>
<context>
    <name>UnitDesk</name>
    <message>
        <source>Answer of {unit}, {day}, to “{question}”:</source>
        <translation>Answer of {unit}, {day}, to “{question}”:</translation>
    </message>
    <message>
        <source>{unit} is no longer waited for.</source>
        <translation>{unit} is no longer waited for.</translation>
    </message>
    <message>
        <source>Sheet for {unit}</source>
        <translation>Sheet for {unit}</translation>
    </message>
    <message>
        <source>Nothing personal of the reporter is on it. Printed or saved, it is noted, and the complaint shows until when you wait.</source>
        <translation>Nothing personal of the reporter is on it. Printed or saved, it is noted, and the complaint shows until when you wait.</translation>
    </message>
</context>
<context>
    <name>UnitDialog</name>
    <message>
        <source>Sheet for a field unit</source>
        <translation>Sheet for a field unit</translation>
    </message>
    <message>
        <source>As in “Bidang Bina Marga” or “UPT Wilayah II”</source>
        <translation>As in “Bidang Bina Marga” or “UPT Wilayah II”</translation>
    </message>
    <message>
        <source>What must they find out or do?</source>
        <translation>What must they find out or do?</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message>
        <source>To the preview</source>
        <translation>To the preview</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>The unit or the question is still empty, or the question is very long.</source>
        <translation>The unit or the question is still empty, or the question is very long.</translation>
    </message>
    <message>
        <source>The sheet has one page with room for the answer.</source>
        <translation>The sheet has one page with room for the answer.</translation>
    </message>
    <message>
        <source>Fill both in; at most {count} characters.</source>
        <translation>Fill both in; at most {count} characters.</translation>
    </message>
</context>
<context>
    <name>UnitPaper</name>
    <message>
        <source>Sheet for a field unit</source>
        <translation>Sheet for a field unit</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>What was reported</source>
        <translation>What was reported</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>What is asked</translation>
    </message>
    <message>
        <source>Answer of the unit</source>
        <translation>Answer of the unit</translation>
    </message>
    <message>
        <source>Name, position, date, signature:</source>
        <translation>Name, position, date, signature:</translation>
    </message>
    <message>
        <source>Please return this sheet to {who}, {agency}.</source>
        <translation>Please return this sheet to {who}, {agency}.</translation>
    </message>
    <message>
        <source>without personal data</source>
        <translation>without personal data</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Open the copy</source>
        <translation>Open the copy</translation>
    </message>
    <message>
        <source>Type the passphrase: the words you wrote on paper, in their order, with a space between them.</source>
        <translation>Type the passphrase: the words you wrote on paper, in their order, with a space between them.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Pass&amp;phrase</source>
        <translation>Pass&amp;phrase</translation>
    </message>
    <message>
        <source>&amp;Show what I type</source>
        <translation>&amp;Show what I type</translation>
    </message>
    <message>
        <source>&amp;Remember on this PC (not on a shared account)</source>
        <translation>&amp;Remember on this PC (not on a shared account)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Change officer</source>
        <translation>Change officer</translation>
    </message>
    <message>
        <source>Type your code, or the words on paper.</source>
        <translation>Type your code, or the words on paper.</translation>
    </message>
    <message>
        <source>Code or pass&amp;phrase</source>
        <translation>Code or pass&amp;phrase</translation>
    </message>
    <message>
        <source>The passphrase is still empty.</source>
        <translation>The passphrase is still empty.</translation>
    </message>
    <message>
        <source>The copy stays locked; nothing was changed.</source>
        <translation>The copy stays locked; nothing was changed.</translation>
    </message>
    <message>
        <source>Type the words, then press Open.</source>
        <translation>Type the words, then press Open.</translation>
    </message>
</context>
<context>
    <name>Verb</name>
    <message>
        <source>Follow up</source>
        <translation>Follow up</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Ask for details</source>
        <translation>Ask for details</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Internal note</translation>
    </message>
    <message>
        <source>Write the answer to the reporter …</source>
        <translation>Write the answer to the reporter …</translation>
    </message>
    <message>
        <source>Explain to the coordinator …</source>
        <translation>Explain to the coordinator …</translation>
    </message>
    <message>
        <source>What does the reporter have to add?</source>
        <translation>What does the reporter have to add?</translation>
    </message>
    <message>
        <source>For your own agency; the reporter never sees it</source>
        <translation>For your own agency; the reporter never sees it</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to Penghubung</source>
        <translation>Welcome to Penghubung</translation>
    </message>
    <message>
        <source>Read and answer complaints also without a connection. Where do you begin?</source>
        <translation>Read and answer complaints also without a connection. Where do you begin?</translation>
    </message>
    <message>
        <source>Connect to the server</source>
        <translation>Connect to the server</translation>
    </message>
    <message>
        <source>Open an export</source>
        <translation>Open an export</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Practise</translation>
    </message>
    <message>
        <source>I have an enrolment code</source>
        <translation>I have an enrolment code</translation>
    </message>
    <message>
        <source>Your agency's admin gives it to you. Your agency's complaints are then kept on this PC, encrypted.</source>
        <translation>Your agency's admin gives it to you. Your agency's complaints are then kept on this PC, encrypted.</translation>
    </message>
    <message>
        <source>My region has no server yet</source>
        <translation>My region has no server yet</translation>
    </message>
    <message>
        <source>Open your own export of SP4N-LAPOR!. Everything stays on this PC, encrypted; what you answer you enter into SP4N-LAPOR! yourself.</source>
        <translation>Open your own export of SP4N-LAPOR!. Everything stays on this PC, encrypted; what you answer you enter into SP4N-LAPOR! yourself.</translation>
    </message>
    <message>
        <source>I want to try it first</source>
        <translation>I want to try it first</translation>
    </message>
    <message>
        <source>A practice office with invented complaints, on this PC only. Nothing leaves.</source>
        <translation>A practice office with invented complaints, on this PC only. Nothing leaves.</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
</context>
<context>
    <name>WorkingPage</name>
    <message>
        <source>{taken} of {all} · {size}</source>
        <translation>{taken} of {all} · {size}</translation>
    </message>
</context>
<context>
    <name>WritingAids</name>
    <message>
        <source>An older version stands in the editor.</source>
        <translation>An older version stands in the editor.</translation>
    </message>
</context>
</TS>
