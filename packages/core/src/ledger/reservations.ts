import type { Reservation, ReservationBook } from './contract.ts'

/** Reservations that end with the process. */
export function createMemoryReservations(): ReservationBook {
  const kept = new Map<string, Reservation>()
  return {
    list: async () => [...kept.values()],
    async put(reservation) {
      kept.set(reservation.id, reservation)
    },
    async remove(id) {
      kept.delete(id)
    },
  }
}
