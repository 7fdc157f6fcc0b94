@echo off
setlocal DisableDelayedExpansion
chcp 65001 >nul 2>&1
set "PATH=%~dp0bundle\commands;%PATH%"
pushd "%~dp0"
cmd /k
