// The one implementation of stb_truetype; Dear ImGui is told to leave it to us (tools/cmake/imgui_config.h).
#define STBTT_DEF extern
#define STB_TRUETYPE_IMPLEMENTATION
#include <imstb_truetype.h>
