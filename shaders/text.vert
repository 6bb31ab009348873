#version 330 core
layout(location = 0) in vec2 position;   // whole pixels
layout(location = 1) in vec4 fromPixel;  // texels from a pixel to the halo's and to the fill's
layout(location = 2) in vec4 fillColor;
layout(location = 3) in vec4 haloColor;
uniform vec4 viewport;  // pixels: the upper left corner, the size
flat out vec4 apart;
flat out vec4 ink;
flat out vec4 halo;

void main() {
  apart = fromPixel;
  ink = fillColor;
  halo = haloColor;
  vec2 clip = (position - viewport.xy) / viewport.zw * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
