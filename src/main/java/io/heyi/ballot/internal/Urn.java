package io.heyi.ballot.internal;

import io.heyi.ballot.Receipt;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** All votes of a ballot, in the order of their random receipts, so that nothing tells in which order they came. As bytes always as long as if everybody had voted. */
record Urn(List<Slip> slips) {

    private static final int SLIP = Receipt.LENGTH + Short.BYTES;

    /** @param option its place on the paper, from 0 */
    record Slip(Receipt receipt, int option) {}

    Urn {
        slips = slips.stream().sorted(Comparator.comparing(slip -> slip.receipt().value())).toList();
    }

    static Urn empty() {
        return new Urn(List.of());
    }

    Urn with(Slip slip) {
        var more = new ArrayList<>(slips);
        more.add(slip);
        return new Urn(more);
    }

    Optional<Slip> slip(Receipt receipt) {
        return slips.stream().filter(slip -> slip.receipt().equals(receipt)).findFirst();
    }

    /** @param seats on the roll, the room there is */
    byte[] bytes(int seats) {
        var buffer = ByteBuffer.allocate(seats * SLIP);
        for (var slip : slips) {
            buffer.put(HexFormat.of().parseHex(slip.receipt().value())).putShort((short) slip.option());
        }
        return buffer.array();
    }

    /** Empty when this is not a number of votes for so many options, each with a receipt of its own. */
    static Optional<Urn> of(byte[] bytes, int seats, int votes, int options) {
        if (bytes.length != seats * SLIP || votes < 0 || votes > seats) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        var slips = new ArrayList<Slip>();
        var receipts = new HashSet<Receipt>();
        for (int i = 0; i < votes; i++) {
            var receipt = new byte[Receipt.LENGTH];
            buffer.get(receipt);
            var slip = new Slip(new Receipt(HexFormat.of().formatHex(receipt)), buffer.getShort());
            if (slip.option() < 0 || slip.option() >= options || !receipts.add(slip.receipt())) {
                return Optional.empty();
            }
            slips.add(slip);
        }
        return Arrays.equals(new Urn(slips).bytes(seats), bytes) ? Optional.of(new Urn(slips)) : Optional.empty();
    }
}
