#version 330 core
uniform vec2 pictureOrigin;  // the top left of the picture in its target, whose rows go up
flat in vec4 place;   // centre.xy, half size
flat in vec4 shape;   // corner radius, edge width, the edge's red and green, blue and alpha, 8 bits each
flat in vec4 fill;
out vec4 fragment;

void main() {
  vec2 upper = floor(shape.zw / 256.0);
  vec4 edge = vec4(upper, shape.zw - 256.0 * upper).xzyw / 255.0;
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
