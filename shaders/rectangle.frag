#version 330 core
uniform vec2 pictureOrigin;  // the top left of the picture in its target, whose rows go up
flat in vec4 place;   // centre.xy, half size
flat in vec2 shape;   // corner radius, edge width
flat in vec4 fill;
flat in vec4 edge;
out vec4 fragment;

void main() {
  // From whole positions, so that every tile of a picture computes the same.
  vec2 offset = vec2(gl_FragCoord.x - pictureOrigin.x, pictureOrigin.y - gl_FragCoord.y) - place.xy;
  vec2 q = abs(offset) - place.zw + shape.x;
  float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - shape.x;
  float inside = clamp(0.5 - d, 0.0, 1.0);
  float core = clamp(0.5 - (d + shape.y), 0.0, 1.0);
  vec4 color = shape.y > 0.0 ? mix(edge, fill, core) : fill;
  if (inside <= 0.0) {
    discard;
  }
  fragment = vec4(color.rgb, color.a * inside);
}
