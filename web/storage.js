// IndexedDB, files and sharing for src/platform/web/web_platform.cpp; an Emscripten JS library (--js-library).
mergeInto(LibraryManager.library, {});
