package io.heyi.orchestration;

import java.util.List;

/** What the product brings with it, version after version. It never takes the place of what a process owner has written (product-bar E7). */
public interface ShippedModels {

    /** Models for which the product has brought something newer while a process owner's version was in use. */
    List<Line> besideOwners();

    /** @param shipped the newest first; at least two */
    record Line(ModelKind kind, String id, List<Shipped> shipped) {

        public Line {
            shipped = List.copyOf(shipped);
        }
    }

    /**
     * @param version of the product; empty where it was not written down yet
     * @param ofOwner whether a process owner's version was in use when it came, so that it did not come into use by itself
     */
    record Shipped(String version, String checksum, String text, boolean ofOwner) {}
}
