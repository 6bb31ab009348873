#version 330 core
// The fill over its halo, premultiplied: a pixel shows one texel of each.
uniform sampler2D glyphs;
uniform vec2 pictureOrigin;  // the top left of the picture in its target, whose rows go up
flat in vec4 apart;
flat in vec4 ink;
flat in vec4 halo;
out vec4 fragment;

void main() {
  vec2 pixel = vec2(gl_FragCoord.x - pictureOrigin.x, pictureOrigin.y - gl_FragCoord.y);
  float over = texelFetch(glyphs, ivec2(pixel + apart.zw), 0).r * ink.a;
  float under = texelFetch(glyphs, ivec2(pixel + apart.xy), 0).r * halo.a * (1.0 - over);
  if (over + under <= 0.0) {
    discard;
  }
  fragment = vec4(ink.rgb * over + halo.rgb * under, over + under);
}
