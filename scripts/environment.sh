#!/bin/sh
# Usage: sh scripts/environment.sh FOLDER LOCK — makes the virtual environment FOLDER hold exactly what LOCK names.
set -eu
folder=$1 lock=$2
[ -x "$folder/bin/python" ] || "${PYTHON:-python3}" -m venv "$folder"
stamp="$folder/.installed"
if ! cmp -s "$lock" "$stamp"; then
	echo "Cài đặt thư viện theo $lock …"
	"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
	cp "$lock" "$stamp"
fi
