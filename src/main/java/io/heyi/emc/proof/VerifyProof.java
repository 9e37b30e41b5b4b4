package io.heyi.emc.proof;

import io.heyi.emc.proof.ProofCheck.Verdict;
import io.heyi.emc.proof.ProofCheck.Verdict.Faulty;
import io.heyi.emc.proof.ProofCheck.Verdict.Valid;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Stand-alone check of a contract proof, for anybody with a JDK and these three classes:
 * {@code java -cp target/classes io.heyi.emc.proof.VerifyProof FILE [--key FINGERPRINT]... [--extends OLDER_FILE]}. One line says what was found; the exit code is
 * 0 for a valid proof, 1 for a faulty one, 2 for a wrong call.
 */
public final class VerifyProof {

    private static final String USAGE = "usage: VerifyProof FILE [--key FINGERPRINT]... [--extends OLDER_FILE]";

    private VerifyProof() {}

    /** @param args see the type */
    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    /** @return the exit code */
    static int run(String[] args, PrintStream out) {
        Path file = null;
        Path older = null;
        Set<String> trusted = new HashSet<>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--key") && i + 1 < args.length) {
                trusted.add(args[++i].toLowerCase(Locale.ROOT));
            } else if (args[i].equals("--extends") && i + 1 < args.length && older == null) {
                older = Path.of(args[++i]);
            } else if (!args[i].startsWith("--") && file == null) {
                file = Path.of(args[i]);
            } else {
                out.println(USAGE);
                return 2;
            }
        }
        if (file == null) {
            out.println(USAGE);
            return 2;
        }
        return report(file, older, trusted, out);
    }

    private static int report(Path file, Path older, Set<String> trusted, PrintStream out) {
        try {
            var verdict = ProofCheck.of(Files.readAllBytes(file), trusted);
            if (older != null && verdict instanceof Valid valid) {
                verdict = extended(valid, ProofCheck.of(Files.readAllBytes(older), trusted));
            }
            return switch (verdict) {
                case Valid valid -> accept(valid, trusted, out);
                case Faulty faulty -> refuse(faulty, out);
            };
        } catch (IOException e) {
            out.println("REFUSED: cannot read " + e.getMessage());
            return 2;
        }
    }

    /** Whoever kept an earlier proof sees that nothing was taken away or written anew since. */
    private static Verdict extended(Valid newer, Verdict older) {
        return switch (older) {
            case Faulty faulty -> new Faulty(faulty.line(), "of the older proof " + faulty.what());
            case Valid before when !before.emc().equals(newer.emc()) -> new Faulty(2, "names " + newer.emc() + ", the older proof " + before.emc());
            case Valid before when before.contents().size() > newer.contents().size()
                    || !before.contents().equals(newer.contents().subList(0, before.contents().size())) ->
                    new Faulty(1, "begins a chain that does not continue that of the older proof");
            case Valid before -> newer;
        };
    }

    private static int accept(Valid valid, Set<String> trusted, PrintStream out) {
        out.println("VALID: " + valid.emc() + ", " + valid.contents().size() + " entries, issued " + valid.issued() + ", signed with "
                + String.join(", ", valid.keys()) + (trusted.isEmpty() ? " (compare with the fingerprint that the company publishes, or give it with --key)" : " (trusted)"));
        return 0;
    }

    private static int refuse(Faulty faulty, PrintStream out) {
        out.println("REFUSED: line " + faulty.line() + " " + faulty.what());
        return 1;
    }
}
