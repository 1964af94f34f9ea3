#!/bin/sh
# Puts DistrictDesk into this person's own menu and opens .ddesk files with it; needs no administrator.
# The program stays in this folder. install.sh --remove takes all of it away again.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
data=${XDG_DATA_HOME:-$HOME/.local/share}

# say AZERBAIJANI ENGLISH RUSSIAN
say() {
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
        az*) echo "$1" ;;
        ru*) echo "$3" ;;
        *) echo "$2" ;;
    esac
}

# So that the menu and the file manager take notice; where these are missing, the next session does.
refresh() {
    ! command -v update-desktop-database >/dev/null || update-desktop-database -q "$data/applications" || true
    ! command -v update-mime-database >/dev/null || update-mime-database "$data/mime" || true
}

desktop=$data/applications/districtdesk.desktop
icon=$data/icons/hicolor/scalable/apps/districtdesk.svg
kind=$data/mime/packages/districtdesk.xml

if [ "${1:-}" = --remove ]; then
    rm -f "$desktop" "$icon" "$kind"
    refresh
    say "DistrictDesk menyudan götürüldü. Reyestrləriniz olduğu kimi qaldı; bu qovluğu silə bilərsiniz." \
        "DistrictDesk is out of the menu. Your registers are as they were; this folder can be removed." \
        "DistrictDesk убран из меню. Ваши реестры не изменились; эту папку можно удалить."
    exit 0
fi

if ! "$here/districtdesk-cli" --version >/dev/null 2>&1; then
    say "Bu sistemdə proqram işə düşmür. Ən azı Debian 12 və ya onun qədər yeni 64 bitlik Linux lazımdır." \
        "The program does not start on this system. It needs a 64-bit Linux as new as Debian 12." \
        "Программа не запускается в этой системе. Нужна 64-разрядная Linux не старше Debian 12." >&2
    exit 1
fi

mkdir -p "$(dirname "$desktop")" "$(dirname "$icon")" "$(dirname "$kind")"
cp "$here/share/districtdesk.svg" "$icon"
cp "$here/share/districtdesk.xml" "$kind"
# Exec holds a path in quotes: a backslash goes before " ` $ \ in it, and another before each backslash, as in any
# value of a desktop file; % is doubled (Desktop Entry Specification, "The Exec key").
quoted=$(printf '%s' "$here/districtdesk" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
while IFS= read -r line; do
    case $line in
        Exec=*) printf 'Exec="%s" %%f\n' "$quoted" ;;
        *) printf '%s\n' "$line" ;;
    esac
done <"$here/share/districtdesk.desktop" >"$desktop"
chmod 644 "$desktop" "$icon" "$kind"
refresh
say "DistrictDesk menyudadır və .ddesk fayllarını açır." \
    "DistrictDesk is in the menu and opens .ddesk files." \
    "DistrictDesk стоит в меню и открывает файлы .ddesk."
