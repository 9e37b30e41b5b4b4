package io.heyi.notification;

/** How somebody hears of a kind of notice by mail (product-bar T14); the notification centre shows it in any case. */
public enum Delivery { AT_ONCE, DIGEST, NONE }
