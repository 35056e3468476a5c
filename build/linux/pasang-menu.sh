#!/bin/sh
# Menaruh Penghubung di menu aplikasi akun ini. Jalankan dari folder hasil ekstrak; jalankan lagi
# bila folder dipindahkan. Dengan --hapus pintasannya dihapus; data Anda tidak disentuh.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/penghubung.desktop
start=${XDG_CONFIG_HOME:-$HOME/.config}/autostart/penghubung.desktop
icon=$data/icons/hicolor/scalable/apps/penghubung.svg
if [ "${1:-}" = --hapus ]; then
    rm -f "$entry" "$icon" "$start"
    echo "Pintasan dihapus. Data Anda tetap di $data/Penghubung"
    exit 0
fi
mkdir -p "${entry%/*}" "${icon%/*}"
sed "s|^Exec=.*|Exec=\"$here/penghubung\"|" "$here/penghubung.desktop" > "$entry"
cp "$here/_internal/resources/icons/app/penghubung.svg" "$icon"
echo "Penghubung ada di menu aplikasi. Program: $here/penghubung"
