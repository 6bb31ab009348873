#version 330 core
// Signed distances of a few plain shapes, in radii; negative inside.
uniform vec2 pictureOrigin;  // the top left of the picture in its target, whose rows go up
flat in vec4 spot;           // centre.xy, radius, outline width
flat in vec4 kind;           // rotation, shape number, the outline's red and green, blue and alpha, 8 bits each
flat in vec4 fill;
out vec4 fragment;

float box(vec2 p, vec2 halfSize) {
  vec2 d = abs(p) - halfSize;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}

// A regular polygon by the largest distance to its sides' lines.
float polygon(vec2 p, int sides, float inner) {
  float d = -1e9;
  for (int i = 0; i < sides; ++i) {
    float angle = 6.28318530718 * (float(i) + 0.5) / float(sides) - 1.57079632679;
    d = max(d, dot(p, vec2(cos(angle), sin(angle))) - inner);
  }
  return d;
}

float star(vec2 p) {
  // Four points: the astroid-like meeting of two thin diamonds.
  vec2 q = abs(p);
  float a = dot(q, normalize(vec2(1.0, 0.42))) - 0.42;
  float b = dot(q, normalize(vec2(0.42, 1.0))) - 0.42;
  return min(a, b);
}

float arrow(vec2 p) {
  // Points up: a dart with a notched tail.
  vec2 q = vec2(abs(p.x), p.y);
  float side = dot(q - vec2(0.0, -1.1), normalize(vec2(1.0, -0.45)));
  float tail = dot(q - vec2(0.0, 0.45), normalize(vec2(-0.45, 1.0)));
  return max(side, tail);
}

float shapeDistance(int shape, vec2 p) {
  if (shape == 0) return length(p) - 1.0;                          // disc
  if (shape == 1) return abs(length(p) - 0.86) - 0.17;             // ring
  if (shape == 2) return box(p, vec2(0.86));                       // square
  if (shape == 3) return (abs(p.x) + abs(p.y) - 1.15) * 0.70710678; // diamond
  if (shape == 4) return polygon(p - vec2(0.0, 0.15), 3, 0.58);    // triangle
  if (shape == 5) return polygon(vec2(p.x, -p.y) - vec2(0.0, 0.15), 3, 0.58);  // triangle down
  if (shape == 6) return star(p);
  if (shape == 7) return min(box(p, vec2(1.0, 0.3)), box(p, vec2(0.3, 1.0)));  // cross
  if (shape == 8) return polygon(p, 6, 0.88);                      // hexagon
  if (shape == 9) return box(p, vec2(1.0, 0.5));                   // bar
  return arrow(p);
}

void main() {
  vec2 upper = floor(kind.zw / 256.0);
  vec4 outline = vec4(upper, kind.zw - 256.0 * upper).xzyw / 255.0;
  // From whole positions, so that every tile of a picture computes the same: from the centre, unrotated, in radii.
  vec2 turned = vec2(gl_FragCoord.x - pictureOrigin.x, pictureOrigin.y - gl_FragCoord.y) - spot.xy;
  float radius = spot.z;
  float width = spot.w;
  int shape = int(kind.y + 0.5);
  vec2 turn = vec2(sin(kind.x), cos(kind.x));
  vec2 offset = vec2(dot(turned, turn.yx), dot(turned, vec2(-turn.x, turn.y))) / radius;
  float d = shapeDistance(shape, offset) * radius;
  // A ring is drawn by its width in pixels when it has an outline: hollow, in the outline's colour.
  bool hollow = shape == 1 && width > 0.0 && distance(fill, outline) < 1e-3;
  if (hollow) {
    d = abs(length(offset) * radius - radius) - width * 0.5;
  }
  float inner = clamp(0.5 - d, 0.0, 1.0);
  float outer = hollow ? inner : clamp(0.5 - (d - width), 0.0, 1.0);
  vec4 color = width > 0.0 && !hollow ? mix(outline, fill, inner) : fill;
  float coverage = width > 0.0 ? outer : inner;
  if (coverage <= 0.0) {
    discard;
  }
  fragment = vec4(color.rgb, color.a * coverage);
}
