#version 330 core
layout(location = 0) in vec2 position;   // pixels
layout(location = 1) in vec2 texel;      // of the halo
layout(location = 2) in float toFill;    // texels from there to the fill's, along a row
layout(location = 3) in vec4 fillColor;
layout(location = 4) in vec4 haloColor;
uniform vec4 viewport;  // pixels: the upper left corner, the size
uniform vec2 textureSize;
out vec2 uv;
flat out float apart;
flat out vec4 ink;
flat out vec4 halo;

void main() {
  uv = texel / textureSize;
  apart = toFill / textureSize.x;
  ink = fillColor;
  halo = haloColor;
  vec2 clip = (position - viewport.xy) / viewport.zw * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
