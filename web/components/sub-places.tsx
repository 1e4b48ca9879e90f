import { NavLink } from 'react-router';
import './sub-places.css';

interface SubPlacesProps {
  /** What the pages have in common. */
  readonly name: string;
  readonly places: readonly { readonly to: string; readonly label: string }[];
}

/** Pages that belong to one word of the bar. */
export function SubPlaces({ name, places }: SubPlacesProps) {
  return (
    <nav className="sub-places no-print" aria-label={name}>
      {places.map(({ to, label }) => (
        <NavLink key={to} to={to} end>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
