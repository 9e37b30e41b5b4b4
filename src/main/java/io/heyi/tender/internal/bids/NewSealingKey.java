package io.heyi.tender.internal.bids;

import java.io.PrintStream;

/** Prints a new master key for sealed bids, as {@code heyi.tender.sealing.key-file} holds it; {@code infra/compose.yaml} names the command. */
public final class NewSealingKey {

    private NewSealingKey() {}

    /** @param args none */
    public static void main(String[] args) {
        print(System.out);
    }

    static void print(PrintStream out) {
        out.println(Seals.newMaster());
    }
}
