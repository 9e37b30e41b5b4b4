package io.heyi.audit.proof;

import io.heyi.audit.proof.HistoryCheck.Fault;
import io.heyi.audit.proof.HistoryCheck.Verdict.Faulty;
import io.heyi.audit.proof.HistoryCheck.Verdict.Valid;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stand-alone check of a downloaded history, for anybody with a JDK and the classes of this package: {@code java -cp target/classes io.heyi.audit.proof.VerifyHistory FILE
 * [OLDER_FILE]}. With an older file of the same case it also says whether anything was rewritten since. Exit code 0 for a whole chain, 1 for a broken one, 2 for a wrong call.
 */
public final class VerifyHistory {

    private VerifyHistory() {}

    /** @param args see the type */
    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    /** @return the exit code */
    static int run(String[] args, PrintStream out) {
        if (args.length < 1 || args.length > 2) {
            out.println("usage: VerifyHistory FILE [OLDER_FILE]");
            return 2;
        }
        try {
            return switch (HistoryCheck.of(Files.readString(Path.of(args[0])))) {
                case Faulty faulty -> refuse(faulty, "", out);
                case Valid valid when args.length == 2 -> compared(valid, HistoryCheck.of(Files.readString(Path.of(args[1]))), out);
                case Valid valid -> accept(valid, out);
            };
        } catch (IOException e) {
            out.println("REFUSED: cannot read " + e.getMessage());
            return 2;
        }
    }

    private static int compared(Valid newer, HistoryCheck.Verdict older, PrintStream out) {
        return switch (older) {
            case Faulty faulty -> refuse(faulty, "of the older file ", out);
            case Valid before when !before.businessKey().equals(newer.businessKey()) -> refuse(new Faulty(0, Fault.OTHER_CASE), "", out);
            case Valid before -> {
                var lost = before.links().stream().filter(link -> !newer.links().contains(link)).findFirst();
                yield lost.isPresent() ? refuse(new Faulty(lost.get().sequence(), Fault.REWRITTEN), "", out) : accept(newer, out);
            }
        };
    }

    private static int accept(Valid valid, PrintStream out) {
        out.println("VALID: " + valid.businessKey() + ", " + valid.recomputed() + " entries recomputed, " + valid.heldBack() + " held back, " + valid.gaps() + " gaps"
                + (valid.links().isEmpty() ? "" : ", last hash " + valid.links().getLast().hash()));
        return 0;
    }

    private static int refuse(Faulty faulty, String whose, PrintStream out) {
        out.println("REFUSED: " + whose + (faulty.sequence() == 0 ? "" : "entry " + faulty.sequence() + ": ") + faulty.fault().words());
        return 1;
    }
}
