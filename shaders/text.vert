#version 330 core
layout(location = 0) in vec2 position;   // pixels
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 color;
uniform vec4 viewport;  // pixels: the upper left corner, the size
uniform vec2 textureSize;
out vec2 uv;
flat out vec4 ink;

void main() {
  uv = texel / textureSize;
  ink = color;
  vec2 clip = (position - viewport.xy) / viewport.zw * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
