@echo off
rem zhengji: a window with the program at hand. Drop a folder with a call on this file, or double-click it.
title zhengji
chcp 65001 >nul
set "PATH=%~dp0;%PATH%"
if not "%~1"=="" cd /d "%~1"
if "%~1"=="" cd /d "%USERPROFILE%"
"%~dp0zhengji.exe"
cmd /k
