#version 330 core
// Its colours are multiplied by alpha already.
uniform sampler2D raster;
in vec2 spot;
out vec4 fragment;

void main() { fragment = texture(raster, spot); }
