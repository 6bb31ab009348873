#version 330 core
uniform sampler2D glyphs;
in vec2 uv;
flat in vec4 ink;
out vec4 fragment;

void main() {
  float coverage = texture(glyphs, uv).r;
  if (coverage <= 0.0) {
    discard;
  }
  fragment = vec4(ink.rgb, ink.a * coverage);
}
