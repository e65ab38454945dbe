# Windows: powershell -ExecutionPolicy Bypass -File scripts\run.ps1 [-Data data\mau] [-Port 8502]
# What is not given is as the NTM_... variables say (docs/huong-dan/van-hanh.md).
param([string]$Data = "", [string]$Port = "")
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")
if (-not (Test-Path ".venv\Scripts\python.exe")) { py -3 -m venv .venv }
& .venv\Scripts\python.exe -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
if ($Data) { $env:NTM_DATA_DIR = $Data }
if ($Port) { $env:NTM_PORT = $Port }
& .venv\Scripts\python.exe -m ntm_dashboard.web.start
