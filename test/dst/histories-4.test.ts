import { holds } from './holds';

holds(226, 75);
