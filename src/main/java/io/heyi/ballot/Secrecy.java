package io.heyi.ballot;

/** Who learns what was voted, and when. Before the end nobody does, in either case. */
public enum Secrecy {

    /** After the end everybody on the roll sees who cast which vote for which seat. */
    OPEN,

    /** No vote can ever be tied to a seat or person; everybody finds his own by a receipt that only he has. With few voters the numbers alone may still tell much. */
    SECRET
}
