// Dear ImGui's build options for Dure: it lays out and draws, the page does everything else.
#pragma once

#define IMGUI_USE_WCHAR32     // emoji and rare Hanja lie beyond 16 bits
#define ImDrawIdx unsigned int // a long survey page has more than 65,536 vertices

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS // links are real links of the page
#define IMGUI_DISABLE_FILE_FUNCTIONS          // there is no file system in the page
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_STB_TRUETYPE_IMPLEMENTATION // src/ui/bundled_glyphs.cpp has the one copy
#define IMGUI_DISABLE_DEFAULT_FONT // has no Hangul; ui/font brings the fonts
