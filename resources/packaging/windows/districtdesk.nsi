; Installs DistrictDesk for one person on Windows, without an administrator; windows_packages.py runs makensis over it:
; makensis -DFOLDER=... -DVERSION=... -DOUT=... districtdesk.nsi

Unicode true
!include MUI2.nsh
!include FileFunc.nsh

!ifdef NSIS_WIN32_MAKENSIS
  !define SLASH "\"
!else
  !define SLASH "/"
!endif
!define NAME "DistrictDesk"
!define MODEL_ID "DistrictDesk.DistrictDesk"
!define KIND "DistrictDesk.Register"
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"

Name "${NAME} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
SetCompressor /SOLID lzma
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "DistrictDesk maintainers, MIT"

!define MUI_ICON "districtdesk.ico"
!define MUI_UNICON "districtdesk.ico"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\districtdesk.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; NSIS brings no Azerbaijani; the program itself speaks it.
!insertmacro MUI_LANGUAGE "Russian"
!insertmacro MUI_LANGUAGE "English"

LangString KIND_NAME ${LANG_RUSSIAN} "Реестр DistrictDesk"
LangString KIND_NAME ${LANG_ENGLISH} "DistrictDesk register"
LangString IS_RUNNING ${LANG_RUSSIAN} "Закройте DistrictDesk, чтобы заменить его."
LangString IS_RUNNING ${LANG_ENGLISH} "Close DistrictDesk, so that it can be replaced."

; A program that runs cannot be written: it is asked to be closed before anything is replaced.
!macro WAIT_UNTIL_CLOSED PREFIX
Function ${PREFIX}WaitUntilClosed
  again:
  IfFileExists "$INSTDIR\districtdesk.exe" 0 done
  ClearErrors
  FileOpen $0 "$INSTDIR\districtdesk.exe" a
  IfErrors 0 free
  MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(IS_RUNNING)" /SD IDCANCEL IDRETRY again
  Abort
  free:
  FileClose $0
  done:
FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

Section "install"
  Call WaitUntilClosed
  ; What an older version had and this one has not would be loaded. Registers and settings lie elsewhere.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}${SLASH}*"
  File "districtdesk.ico"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\districtdesk.exe" "" "$INSTDIR\districtdesk.ico"

  WriteRegStr HKCU "${CLASSES}\.ddesk" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\.ddesk" "Content Type" "application/vnd.districtdesk"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(KIND_NAME)"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "AppUserModelID" "${MODEL_ID}"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\districtdesk.ico"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\districtdesk.exe" "%1"'

  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\districtdesk.ico"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "DistrictDesk maintainers"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  ; So that the desktop shows the new icons at once: SHCNE_ASSOCCHANGED.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  ; Only what was installed: the folder may be one that the person chose and keeps other things in.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\districtdesk.exe"
  Delete "$INSTDIR\districtdesk-cli.exe"
  Delete "$INSTDIR\districtdesk.ico"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  ReadRegStr $0 HKCU "${CLASSES}\.ddesk" ""
  StrCmp $0 "${KIND}" 0 +2
  DeleteRegKey HKCU "${CLASSES}\.ddesk"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
