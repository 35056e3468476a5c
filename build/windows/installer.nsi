; The installer of Penghubung: per user, without administrator rights, for 64-bit Windows.
;
;   makensis -DVERSION=0.1.0 -DSOURCE=folder -DOUT=setup.exe installer.nsi
;
; /S installs or removes without a question. Exit codes: 0 done, 2 not done, 3 the program is open
; and did not close, 4 a newer version is installed, 5 removed but for the keys in Credential
; Manager. The officer's data stays when the program is removed, unless that is ticked in the window
; or asked for by /HAPUSDATA; then its keys go too.
; Of 64 bits where this NSIS can make one: Debian's can, the one for Windows has no such stub.
!ifndef TARGET
  !define TARGET "amd64-unicode"
!endif
Target ${TARGET}
Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"

!define NAME "Penghubung"
!define KEY "Software\${NAME}"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define STILL_OPEN 3
!define NEWER_IS_HERE 4
!define KEYS_ARE_LEFT 5
; Windows 10, version 1809.
!define OLDEST 17763
; Halves of a second to wait for a program that was asked to close.
!define PATIENCE 60

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "InstallDir"
ShowInstDetails nevershow
ShowUninstDetails show

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME}: pemasang"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

!define MUI_ICON "..\..\resources\icons\app\penghubung.ico"
!define MUI_UNICON "..\..\resources\icons\app\penghubung.ico"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_WINDOWTITLE "${NAME}"
!define MUI_LANGDLL_INFO "Pilih bahasa. / Choose a language."
!define MUI_LANGDLL_REGISTRY_ROOT "HKCU"
!define MUI_LANGDLL_REGISTRY_KEY "${KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_FINISHPAGE_RUN "$INSTDIR\penghubung.exe"
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_CUSTOMFUNCTION_GUIINIT RefuseOlder

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString TOO_OLD ${LANG_INDONESIAN} "Penghubung memerlukan Windows 10 versi 1809 (64-bit) atau yang lebih baru. Tidak ada yang dipasang."
LangString TOO_OLD ${LANG_ENGLISH} "Penghubung needs 64-bit Windows 10, version 1809, or later. Nothing was installed."
LangString NEWER ${LANG_INDONESIAN} "Di komputer ini sudah ada Penghubung $0, lebih baru daripada pemasang ini (${VERSION}). Versi lama tidak dapat membaca data versi baru. Tidak ada yang diubah. Pakai pemasang versi $0 atau yang lebih baru."
LangString NEWER ${LANG_ENGLISH} "Penghubung $0 is on this PC, which is newer than this installer (${VERSION}). The older version could not read the newer one's data. Nothing was changed. Use the installer of version $0 or later."
LangString IS_OPEN ${LANG_INDONESIAN} "Penghubung masih terbuka. Simpan pekerjaan Anda dan tutup jendelanya, lalu tekan Coba Lagi. Sebelum itu tidak ada yang diubah."
LangString IS_OPEN ${LANG_ENGLISH} "Penghubung is still open. Save your work and close its window, then press Retry. Until then nothing is changed."
LangString ASKED ${LANG_INDONESIAN} "Menutup Penghubung yang terbuka …"
LangString ASKED ${LANG_ENGLISH} "Closing the Penghubung that is open …"
LangString PROGRAM ${LANG_INDONESIAN} "Program Penghubung"
LangString PROGRAM ${LANG_ENGLISH} "The program Penghubung"
LangString DATA ${LANG_INDONESIAN} "Juga data saya"
LangString DATA ${LANG_ENGLISH} "Also my data"
LangString ABOUT_PROGRAM ${LANG_INDONESIAN} "Program dan pintasannya dihapus dari komputer ini."
LangString ABOUT_PROGRAM ${LANG_ENGLISH} "The program and its shortcut are removed from this PC."
LangString ABOUT_DATA ${LANG_INDONESIAN} "Salinan laporan, konsep, kotak keluar, dan kuncinya di $LOCALAPPDATA\${NAME}. Tanpa centang, semuanya tetap di sana."
LangString ABOUT_DATA ${LANG_ENGLISH} "The copy of complaints, drafts, outbox and their keys in $LOCALAPPDATA\${NAME}. Without a tick all of it stays there."
LangString SURE ${LANG_INDONESIAN} "Konsep dan jawaban yang belum terkirim akan hilang untuk selamanya bersama folder ini:$\n$\n$LOCALAPPDATA\${NAME}$\n$\nHapus data ini?"
LangString SURE ${LANG_ENGLISH} "Drafts and answers that were not sent will be lost for good with this folder:$\n$\n$LOCALAPPDATA\${NAME}$\n$\nDelete this data?"
LangString KEPT ${LANG_INDONESIAN} "Data Anda tetap ada di $LOCALAPPDATA\${NAME}"
LangString KEPT ${LANG_ENGLISH} "Your data is still in $LOCALAPPDATA\${NAME}"
LangString GONE ${LANG_INDONESIAN} "Data Anda telah dihapus dari $LOCALAPPDATA\${NAME}"
LangString GONE ${LANG_ENGLISH} "Your data was deleted from $LOCALAPPDATA\${NAME}"
LangString KEYS_LEFT ${LANG_INDONESIAN} "Kunci Penghubung di Credential Manager belum dapat dihapus. Tanpa datanya kunci itu tidak membuka apa pun. Buka Credential Manager dan hapus entri yang bernama Penghubung."
LangString KEYS_LEFT ${LANG_ENGLISH} "Penghubung's keys in Credential Manager could not be removed. Without the data they open nothing. Open Credential Manager and remove the entries named Penghubung."

; Sets the error flag while a program runs from this file: Windows lets nobody write to it then.
!macro LookWhetherOpen file
  ClearErrors
  ${If} ${FileExists} "${file}"
    FileOpen $R0 "${file}" a
    ${If} ${Errors}
      ; Whoever reads the flag clears it.
      SetErrors
    ${Else}
      FileClose $R0
    ${EndIf}
  ${EndIf}
!macroend

; Asks the program to close as its officer would, and waits until nothing runs from the folder: the
; window, a command line, or the server of a practice office, which ends with the window.
!macro LetGo prefix
Function ${prefix}LetGo
  ${Unless} ${FileExists} "$INSTDIR\penghubung.exe"
    Return
  ${EndUnless}
  DetailPrint "$(ASKED)"
  ExecWait '"$INSTDIR\penghubung.exe" --quit'
  again:
  StrCpy $R1 0
  ${Do}
    !insertmacro LookWhetherOpen "$INSTDIR\penghubung.exe"
    ${Unless} ${Errors}
      !insertmacro LookWhetherOpen "$INSTDIR\penghubung-cli.exe"
      ${Unless} ${Errors}
        Return
      ${EndUnless}
    ${EndUnless}
    Sleep 500
    IntOp $R1 $R1 + 1
  ${LoopUntil} $R1 > ${PATIENCE}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_OPEN)" /SD IDCANCEL IDRETRY again
  SetErrorLevel ${STILL_OPEN}
  Quit
FunctionEnd
!macroend
!insertmacro LetGo ""
!insertmacro LetGo "un."

Function RefuseOlder
  ReadRegStr $0 HKCU "${LISTED}" "DisplayVersion"
  ReadRegStr $1 HKCU "${LISTED}" "InstallLocation"
  ; A program that was deleted by hand may still stand in the list.
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$1\penghubung.exe"
    ${VersionCompare} "$0" "${VERSION}" $2
    ${If} $2 = 1
      MessageBox MB_OK|MB_ICONSTOP "$(NEWER)" /SD IDOK
      SetErrorLevel ${NEWER_IS_HERE}
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Function .onInit
  ; The program is of 64 bits, and Qt needs this build or later.
  SetRegView 64
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $0 < ${OLDEST}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  SetShellVarContext current
  !insertmacro MUI_LANGDLL_DISPLAY
  ; The chosen language holds from the first window on, and the refusal is to speak it.
  ${If} ${Silent}
    Call RefuseOlder
  ${EndIf}
FunctionEnd

Section "install"
  SetShellVarContext current
  Call LetGo
  SetOutPath "$INSTDIR"
  ; What an older version had and this one has not must not stay beside it.
  RMDir /r "$INSTDIR\_internal"
  File /r "${SOURCE}/*.*"
  WriteUninstaller "$INSTDIR\hapus.exe"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\penghubung.exe"
  WriteRegStr HKCU "${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\penghubung.exe"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\hapus.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\hapus.exe" /S'
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" $0
SectionEnd

Section "un.$(PROGRAM)" RemoveProgram
  SectionIn RO
  SetShellVarContext current
  Call un.LetGo
  Call un.ForgetKeys
  Delete "$SMPROGRAMS\${NAME}.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\penghubung.exe"
  Delete "$INSTDIR\penghubung-cli.exe"
  Delete "$INSTDIR\hapus.exe"
  ; Only when empty: a folder somebody chose may hold files of theirs.
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${LISTED}"
  DeleteRegKey HKCU "${KEY}"
  ; The officer's wish to start it at sign-in.
  DeleteRegValue HKCU "${RUN}" "${NAME}"
SectionEnd

Section /o "un.$(DATA)" RemoveData
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\${NAME}"
SectionEnd

Section "un."
  ${If} ${FileExists} "$LOCALAPPDATA\${NAME}\*.*"
    DetailPrint "$(KEPT)"
    MessageBox MB_OK|MB_ICONINFORMATION "$(KEPT)" /SD IDOK
  ${Else}
    DetailPrint "$(GONE)"
  ${EndIf}
SectionEnd

; Where the data is to go: asks once more, and lets the program that knows its keys destroy them
; while it is still there.
Function un.ForgetKeys
  ${Unless} ${SectionIsSelected} ${RemoveData}
    Return
  ${EndUnless}
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(SURE)" /SD IDYES IDYES forget
  !insertmacro UnselectSection ${RemoveData}
  Return
  forget:
  StrCpy $R2 0
  ${If} ${FileExists} "$INSTDIR\penghubung.exe"
    ClearErrors
    ExecWait '"$INSTDIR\penghubung.exe" --forget-keys' $R2
    ${If} ${Errors}
      StrCpy $R2 1
    ${EndIf}
  ${EndIf}
  ${If} $R2 <> 0
    DetailPrint "$(KEYS_LEFT)"
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(KEYS_LEFT)" /SD IDOK
    SetErrorLevel ${KEYS_ARE_LEFT}
  ${EndIf}
FunctionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${RemoveProgram} "$(ABOUT_PROGRAM)"
  !insertmacro MUI_DESCRIPTION_TEXT ${RemoveData} "$(ABOUT_DATA)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END

Function un.onInit
  SetShellVarContext current
  !insertmacro MUI_UNGETLANGUAGE
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/HAPUSDATA" $R1
  ${Unless} ${Errors}
    SectionSetFlags ${RemoveData} ${SF_SELECTED}
  ${EndUnless}
FunctionEnd
