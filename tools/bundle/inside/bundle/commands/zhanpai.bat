@echo off
"%~dp0..\..\python\windows-amd64\python.exe" -X utf8 "%~dp0..\setup" run %*
