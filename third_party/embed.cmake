# Writes OUTPUT, a C++ file with every file of FILES as a raw string: kurilscope::canvas::gl::embeddedShaders().
set(text "#include \"canvas/gl/shader_source.hpp\"\n\nnamespace kurilscope::canvas::gl {\n\nconst std::map<std::string_view, std::string_view>& embeddedShaders() {\n  static const std::map<std::string_view, std::string_view> shaders = {\n")
foreach(file ${FILES})
  get_filename_component(name ${file} NAME)
  file(READ ${file} content)
  string(APPEND text "      {\"${name}\", R\"GLSL(${content})GLSL\"},\n")
endforeach()
string(APPEND text "  };\n  return shaders;\n}\n\n}  // namespace kurilscope::canvas::gl\n")
file(WRITE ${OUTPUT} "${text}")
