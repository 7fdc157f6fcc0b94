@echo off
setlocal DisableDelayedExpansion
chcp 65001 >nul 2>&1
if not exist "%~dp0python\windows-amd64\python.exe" goto nopython
"%~dp0python\windows-amd64\python.exe" -X utf8 "%~dp0bundle\setup" update %*
set "status=%errorlevel%"
pause
exit /b %status%
:nopython
type "%~dp0bundle\no-python.txt"
pause
exit /b 1
