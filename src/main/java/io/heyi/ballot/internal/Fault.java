package io.heyi.ballot.internal;

/** What does not fit in a ballot that was tampered with. */
enum Fault {

    /** Paper, roll, rule or end differ from what was opened. */
    PAPER,

    /** The seats that have voted do not fit the number of votes, or their receipts the votes. */
    ROLL,

    /** The sealed votes were changed, come from elsewhere, or cannot be read. */
    URN,

    /** The votes are not those that the history knows of: set back to an earlier state. */
    HISTORY
}
