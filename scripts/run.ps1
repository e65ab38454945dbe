# Windows: powershell -ExecutionPolicy Bypass -File scripts\run.ps1 [-Data data\mau] [-Port 8501]
param([string]$Data = "data\tra_cu", [int]$Port = $(if ($env:NTM_PORT) { $env:NTM_PORT } else { 8501 }))
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")
if (-not (Test-Path ".venv\Scripts\python.exe")) { py -3 -m venv .venv }
& .venv\Scripts\python.exe -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
$env:NTM_DATA_DIR = $Data
$env:NTM_PORT = "$Port"
& .venv\Scripts\python.exe -m ntm_dashboard.web.free_port
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
& .venv\Scripts\python.exe -m streamlit run app.py --server.port $Port --server.address 127.0.0.1
