package io.heyi.tender.internal.bids;

import io.heyi.shared.MasterKey;
import java.io.PrintStream;

/**
 * Prints a new master key, as {@code heyi.tender.sealing.key-file} and {@code heyi.ballot.sealing.key-file} hold one of their own each; {@code infra/compose.yaml} names
 * the command.
 */
public final class NewSealingKey {

    private NewSealingKey() {}

    /** @param args none */
    public static void main(String[] args) {
        print(System.out);
    }

    static void print(PrintStream out) {
        out.println(MasterKey.newKeyset());
    }
}
