package io.shoal.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The geometry of an alluvial diagram (Rosvall and Bergstrom, 2010): a column for each day, in it a
 * block for each segment as high as it has users, and ribbons between blocks as thick as the users
 * who stayed or moved. Blocks stand on one base line, so that growth shows at the top.
 */
final class FlowLayout {
  /** What stands for all segments that are too small to be drawn apart. */
  static final String OTHERS = "others";

  private static final int MOST_MOVES = 2_500;

  /** A segment in a column, from top to bottom. */
  record Block(double top, double bottom, int size) {
    double middle() {
      return (top + bottom) / 2;
    }
  }

  /** Users who stayed or moved between two columns, with their edges at both. */
  record Ribbon(int column, String from, String to, int users, double[] atFrom, double[] atTo) {
    boolean isStay() {
      return from.equals(to);
    }
  }

  private final List<Map<String, Block>> columns = new ArrayList<>();
  private final List<Ribbon> stays = new ArrayList<>();
  private List<Ribbon> moves = new ArrayList<>();
  private int movesNotDrawn;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final double unit;
  private final double gap;

  /**
   * @param order of the segments from top to bottom
   * @param top of the highest column
   * @param base of all columns
   */
  FlowLayout(Flows flows, List<String> order, double top, double base) {
    this.order.addAll(order);
    this.order.add(OTHERS);
    for (String id : this.order) {
      places.put(id, places.size());
    }
    List<Map<String, Integer>> sizes = new ArrayList<>();
    flows.columns().forEach(column -> sizes.add(drawn(column)));
    int most = 1;
    int blocks = 1;
    for (Map<String, Integer> column : sizes) {
      most = Math.max(most, column.values().stream().mapToInt(Integer::intValue).sum());
      blocks = Math.max(blocks, column.size());
    }
    gap = Math.min(4, (base - top) * .2 / blocks);
    unit = (base - top - gap * (blocks - 1)) / most;
    sizes.forEach(column -> columns.add(blocks(column, base)));
    for (int i = 1; i < columns.size(); i++) {
      connect(i, flows.columns().get(i));
    }
    keepLargestMoves();
  }

  private String drawn(String id) {
    return id.isEmpty() || places.containsKey(id) ? id : OTHERS;
  }

  private Map<String, Integer> drawn(Flows.Column column) {
    Map<String, Integer> sizes = new TreeMap<>(Comparator.comparing(places::get));
    column.sizes().forEach((id, size) -> sizes.merge(drawn(id), size, Integer::sum));
    return sizes;
  }

  private Map<String, Block> blocks(Map<String, Integer> sizes, double base) {
    double height = gap * Math.max(0, sizes.size() - 1);
    for (int size : sizes.values()) {
      height += size * unit;
    }
    Map<String, Block> blocks = new LinkedHashMap<>();
    double y = base - height;
    for (Map.Entry<String, Integer> entry : sizes.entrySet()) {
      double bottom = y + entry.getValue() * unit;
      blocks.put(entry.getKey(), new Block(y, bottom, entry.getValue()));
      y = bottom + gap;
    }
    return blocks;
  }

  /**
   * Ribbons between a column and the one before. In each block those that go up lie above those
   * that stay, and those that go down below; who comes or leaves altogether has the place at the
   * bottom.
   */
  private void connect(int column, Flows.Column flow) {
    Map<String, Map<String, Integer>> leaving = new HashMap<>();
    for (Map.Entry<Flows.Move, Integer> move : flow.moves().entrySet()) {
      String from = drawn(move.getKey().from());
      String to = drawn(move.getKey().to());
      if (!from.equals(to)) {
        leaving
            .computeIfAbsent(from, id -> new HashMap<>())
            .merge(to, move.getValue(), Integer::sum);
      }
    }
    Map<String, Block> before = columns.get(column - 1);
    Map<String, Double> arrived = new HashMap<>();
    Map<String, Double> left = new HashMap<>();
    // In this order both ends of every ribbon are dealt out from top to bottom.
    for (String from : order) {
      Block source = before.get(from);
      if (source == null) {
        continue;
      }
      Map<String, Integer> targets = leaving.getOrDefault(from, Map.of());
      int gone = targets.values().stream().mapToInt(Integer::intValue).sum();
      for (String to : order) {
        int users = to.equals(from) ? source.size() - gone : targets.getOrDefault(to, 0);
        if (users > 0) {
          Ribbon ribbon =
              new Ribbon(
                  column,
                  from,
                  to,
                  users,
                  edges(source.top(), left, from, users),
                  edges(columns.get(column).get(to).top(), arrived, to, users));
          (ribbon.isStay() ? stays : moves).add(ribbon);
        }
      }
    }
  }

  private double[] edges(double top, Map<String, Double> taken, String id, int users) {
    double from = top + taken.getOrDefault(id, 0.0);
    taken.merge(id, users * unit, Double::sum);
    return new double[] {from, from + users * unit};
  }

  private void keepLargestMoves() {
    if (moves.size() > MOST_MOVES) {
      moves.sort(Comparator.comparingInt(Ribbon::users).reversed());
      movesNotDrawn =
          moves.subList(MOST_MOVES, moves.size()).stream().mapToInt(Ribbon::users).sum();
      moves = new ArrayList<>(moves.subList(0, MOST_MOVES));
    }
  }

  /** Blocks of each column, by segment, from top to bottom. */
  List<Map<String, Block>> columns() {
    return columns;
  }

  List<Ribbon> stays() {
    return stays;
  }

  List<Ribbon> moves() {
    return moves;
  }

  /** Users whose moves are too small a part of too many to be drawn. */
  int movesNotDrawn() {
    return movesNotDrawn;
  }
}
