#version 330 core
// The fill over its halo, premultiplied.
uniform sampler2D glyphs;
in vec2 uv;
flat in float apart;
flat in vec4 ink;
flat in vec4 halo;
out vec4 fragment;

void main() {
  float over = texture(glyphs, vec2(uv.x + apart, uv.y)).r * ink.a;
  float under = texture(glyphs, uv).r * halo.a * (1.0 - over);
  if (over + under <= 0.0) {
    discard;
  }
  fragment = vec4(ink.rgb * over + halo.rgb * under, over + under);
}
